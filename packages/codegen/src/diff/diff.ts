import { buildModel } from '../model/build-model.ts';
import type { ApiModel } from '../model/types.ts';
import type { OpenApiDocument } from '../spec/document.ts';
import { findUnnamed, unnamedOperations } from '../spec/find-unnamed.ts';
import { loadNamedConfig } from '../spec/load-named-config.ts';
import { readDocument } from '../spec/prepare-document.ts';
import type { Problem } from '../spec/problem.ts';
import type { SdkConfig } from '../spec/sdk-config.ts';
import type { Change } from './change.ts';
import { changesetText } from './changeset.ts';
import { compareModels } from './compare-models.ts';

/** Options of {@link diff}. */
export interface DiffOptions {
  /** The document before and after. */
  readonly before: string;
  readonly after: string;
  /** The SDK's shape after the change, and before it where that was another. What the document before lacks of it is new. */
  readonly config?: string | undefined;
  readonly oldConfig?: string | undefined;
}

/** What a comparison finds. */
export interface DiffResult {
  /** The worst first. */
  readonly changes: readonly Change[];
  /** The same as the text of a changeset. */
  readonly changeset: string;
  /** What could not be compared. */
  readonly warnings: readonly Problem[];
}

/** One side of a comparison. */
interface Side {
  readonly document: OpenApiDocument;
  readonly model: ApiModel;
}

/**
 * Compares two versions of an API by what the users of its generated packages meet.
 *
 * @throws {@link SpecError} when a document or a configuration cannot be used.
 * @example
 * const { changes } = await diff({ before: 'v1.yaml', after: 'v2.yaml' });
 */
export async function diff({ before, after, config, oldConfig }: DiffOptions): Promise<DiffResult> {
  const shape = await loadNamedConfig(config);
  // One shape for both is that of the later document: what the earlier one lacks is no fault of either.
  const oldShape = oldConfig === undefined ? shape && { ...shape, isForeign: true } : await loadNamedConfig(oldConfig);
  const [old, young] = [await readSide(before, oldShape), await readSide(after, shape)];
  const changes = compareModels(old.model, young.model);
  return {
    changes,
    changeset: changesetText(changes, young.model),
    warnings: [
      ...(oldConfig === undefined ? findForgotten(old, young, { before, shape }) : []),
      ...findUnnamed(young.document, shape).map(({ pointer, message }): Problem => {
        return { severity: 'warning', file: after, pointer, message };
      }),
    ],
  };
}

async function readSide(file: string, config: SdkConfig | undefined): Promise<Side> {
  const { document } = await readDocument(file, { config });
  return { document, model: buildModel({ document, file, config }) };
}

/** Calls that are gone, and of which the configuration says no more what they were called. */
function findForgotten(
  old: Side,
  young: Side,
  { before, shape }: { readonly before: string; readonly shape: SdkConfig | undefined },
): readonly Problem[] {
  const names = unnamedOperations(old.document, shape)
    .filter(({ method, path }) => young.document.paths[path]?.[method] === undefined)
    .map(({ method, path }) => `${method} ${path}`);
  if (names.length === 0) return [];
  const message = `No name is known of what is gone: ${names.join(', ')}. Name the configuration of then by --old-config.`;
  return [{ severity: 'warning', file: before, pointer: '#', message }];
}
