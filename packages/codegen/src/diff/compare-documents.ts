import { buildModel } from '../model/build-model.ts';
import type { ApiModel } from '../model/types.ts';
import { findUnnamed, unnamedOperations } from '../spec/config/find-unnamed.ts';
import { loadNamedConfig } from '../spec/config/load-named-config.ts';
import type { SdkConfig } from '../spec/config/sdk-config.ts';
import type { OpenApiDocument } from '../spec/document.ts';
import { readText } from '../spec/load/load-document.ts';
import { readDocument } from '../spec/prepare-document.ts';
import type { Problem } from '../spec/problem.ts';
import { changesetText } from './changeset.ts';
import { compareModels } from './compare-models.ts';
import type { DiffOptions, DiffResult } from './diff.ts';

/** One side of a comparison. */
interface Side {
  /** The document's name for messages. */
  readonly file: string;
  readonly document: OpenApiDocument;
  readonly model: ApiModel;
}

/** As `diff`. */
export async function compareDocuments({ before, after, config, oldConfig, root }: DiffOptions): Promise<DiffResult> {
  const shape = await loadNamedConfig(config);
  // One shape for both is that of the later document: what the earlier one lacks is no fault of either.
  const oldShape = oldConfig === undefined ? shape && { ...shape, isForeign: true } : await loadNamedConfig(oldConfig);
  const [old, young] = [await readSide(before, oldShape, root), await readSide(after, shape, root)];
  const changes = compareModels(old.model, young.model);
  return {
    changes,
    changeset: changesetText(changes, young.model),
    warnings: [
      ...(oldConfig === undefined ? findForgotten(old, young, shape) : []),
      ...findUnnamed(young.document, shape).map(({ pointer, message }): Problem => {
        return { severity: 'warning', file: young.file, pointer, message };
      }),
    ],
  };
}

async function readSide(input: string, config: SdkConfig | undefined, root: string | undefined): Promise<Side> {
  const { document, file } = await readDocument(await readText(input), { config, root });
  return { file, document, model: buildModel({ document, file, config }) };
}

/** Calls that are gone, and of which the configuration says no more what they were called. */
function findForgotten(old: Side, young: Side, shape: SdkConfig | undefined): readonly Problem[] {
  const names = unnamedOperations(old.document, shape)
    .filter(({ method, path }) => young.document.paths[path]?.[method] === undefined)
    .map(({ method, path }) => `${method} ${path}`);
  if (names.length === 0) return [];
  const message = `No name is known of what is gone: ${names.join(', ')}. Name the configuration of then by --old-config.`;
  return [{ severity: 'warning', file: old.file, pointer: '#', message }];
}
