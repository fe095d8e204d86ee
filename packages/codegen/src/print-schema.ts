import { emitSchema } from './emit/schema.ts';
import type { GeneratedFile } from './print/file.ts';
import { finishFile } from './print/finish-file.ts';
import type { OpenApiDocument } from './spec/document.ts';

/** What {@link printSchema} is given. It can be sent to another thread. */
export interface SchemaSource {
  /** The normalised document. */
  readonly document: OpenApiDocument;
  /** Name of the document, for the header. */
  readonly documentName: string;
}

/** The files of openapi-typescript's types, finished. */
export async function printSchema({ document, documentName }: SchemaSource): Promise<readonly GeneratedFile[]> {
  return Promise.all(emitSchema(document, documentName).map(finishFile));
}
