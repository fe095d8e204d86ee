import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { type GeneratedFile, generatedHeader } from '../print/file.ts';
import type { OpenApiDocument } from '../spec/document.ts';

/**
 * `schema.ts`: openapi-typescript's own output for the normalised document. The one emitter that reads the document
 * instead of the model, so that the two derivations of its types stay independent of each other.
 */
export async function emitSchema(document: OpenApiDocument, documentName: string): Promise<readonly GeneratedFile[]> {
  const nodes = await openapiTS(structuredClone(document) as unknown as OpenAPI3, {
    silent: true,
    // A default is what the server assumes. It does not make the property present.
    defaultNonNullable: false,
  });
  return [{ path: 'schema.ts', content: `${generatedHeader(documentName)}\n${astToString(nodes)}` }];
}
