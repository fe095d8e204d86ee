import { buildModel } from '../model/build-model.ts';
import type { ApiModel } from '../model/types.ts';
import { loadNamedConfig } from '../spec/load-named-config.ts';
import { prepareDocument } from '../spec/prepare-document.ts';
import type { Change } from './change.ts';
import { changesetText } from './changeset.ts';
import { compareModels } from './compare-models.ts';

/** Options of {@link diff}. */
export interface DiffOptions {
  /** The document before and after. */
  readonly before: string;
  readonly after: string;
  /** The SDK's shape after the change, and before it where that was another. */
  readonly config?: string | undefined;
  readonly oldConfig?: string | undefined;
}

/** What a comparison finds. */
export interface DiffResult {
  /** The worst first. */
  readonly changes: readonly Change[];
  /** The same as the text of a changeset. */
  readonly changeset: string;
}

/**
 * Compares two versions of an API by what the users of its generated packages meet.
 *
 * @throws {@link SpecError} when a document or a configuration cannot be used.
 * @example
 * const { changes } = await diff({ before: 'v1.yaml', after: 'v2.yaml' });
 */
export async function diff({ before, after, config, oldConfig = config }: DiffOptions): Promise<DiffResult> {
  const [old, young] = [await readModel(before, oldConfig), await readModel(after, config)];
  const changes = compareModels(old, young);
  return { changes, changeset: changesetText(changes, young) };
}

async function readModel(file: string, configFile: string | undefined): Promise<ApiModel> {
  const config = await loadNamedConfig(configFile);
  const { document } = await prepareDocument(file, { config });
  return buildModel({ document, file, config });
}
