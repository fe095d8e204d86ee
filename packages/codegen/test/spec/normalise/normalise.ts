import type { Json } from '../../../src/json.ts';
import type { OperationObject, SchemaObject } from '../../../src/spec/document.ts';
import type { OpenApiVersion } from '../../../src/spec/load/version.ts';
import { type NormalisedDocument, normaliseDocument } from '../../../src/spec/normalise/normalise-document.ts';

/** A document with these parts, normalised. */
export function normalise(
  parts: { readonly [key: string]: Json },
  version: OpenApiVersion = '3.1',
): NormalisedDocument {
  return normaliseDocument({ openapi: '3.1.1', info: { title: 'Test', version: '1' }, paths: {}, ...parts }, version);
}

/** A schema, normalised as a component beside a component `Other`. */
export function normaliseSchema(schema: Json, version: OpenApiVersion = '3.1'): SchemaObject | undefined {
  const schemas = { Given: schema, Other: { type: 'object' } };
  return normalise({ components: { schemas } }, version).document.components.schemas.Given;
}

/** The content of an answer, normalised: the one media type under its name. */
export function normaliseAnswer(mediaType: string, value: Json, schemas: Json = {}) {
  const responses = { 200: { description: '', content: { [mediaType]: value } } };
  const { document } = normalise({ paths: { '/given': { get: { responses } } }, components: { schemas } });
  return document.paths['/given']?.get?.responses['200']?.content?.[mediaType];
}

/** An operation at a path, normalised, and the messages on the way. */
export function normaliseOperation(path: string, operation: Json, item: { readonly [key: string]: Json } = {}) {
  const { document, warnings } = normalise({
    paths: { [path]: { ...item, get: operation } },
    components: { parameters: { Limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } } },
  });
  const read: OperationObject | undefined = document.paths[path]?.get;
  return { operation: read, messages: warnings.map(({ message }) => message) };
}
