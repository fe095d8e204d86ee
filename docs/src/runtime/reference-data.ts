import indexJson from '../generated/index.json' with { type: 'json' };
import schemasJson from '../generated/schemas.json' with { type: 'json' };
import type { IndexData, PageData, SchemaData } from './page-data.ts';
import type { Recording } from './recording.ts';

/** The navigation. */
export const index = indexJson as IndexData;

/** The types that have a name, by it. */
export const schemas: ReadonlyMap<string, SchemaData> = new Map(
  (schemasJson as readonly SchemaData[]).map((schema) => [schema.name, schema]),
);

/** All operations, in the order of their files. */
export const pages: readonly PageData[] = Object.values(
  import.meta.glob<PageData>('../generated/operations/**/*.json', { eager: true, import: 'default' }),
);

const recordings = import.meta.glob<Recording>('../recordings/**/*.json', { eager: true, import: 'default' });

/** The recorded turn of a streaming operation, if there is one. */
export function recordingOf(slug: string): Recording | undefined {
  return recordings[`../recordings/${slug}.json`];
}
