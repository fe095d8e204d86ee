import { emitSchema, withWholeInterfaces } from './emit/schema.ts';
import type { GeneratedFile } from './print/file.ts';
import { finishFile } from './print/finish-file.ts';

/** What {@link printSchema} is given. It can be sent to another thread. */
export interface SchemaSource {
  /** The normalised document as JSON: a long text is passed on at less cost than a tree. */
  readonly json: string;
  /** Name of the document, for the header. */
  readonly documentName: string;
}

/** The files of openapi-typescript's types, finished. */
export async function printSchema({ json, documentName }: SchemaSource): Promise<readonly GeneratedFile[]> {
  const files = await Promise.all(emitSchema(json, documentName).map(finishFile));
  return files.map(withWholeInterfaces);
}
