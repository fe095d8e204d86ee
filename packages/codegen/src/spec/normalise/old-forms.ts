import { type Json, type JsonObject, ownValue } from '../../json.ts';

/**
 * Writes a schema from before OpenAPI 3.1 as JSON Schema has it: a limit that is exclusive is a limit of its own, no flag
 * beside one, and an encoding no format.
 *
 * @see https://spec.openapis.org/oas/v3.0.4.html#schema-object
 */
export function withoutOldForms(schema: JsonObject): JsonObject {
  const limited = withExclusive(withExclusive(schema, 'minimum', 'exclusiveMinimum'), 'maximum', 'exclusiveMaximum');
  return withEncoding(limited);
}

function withExclusive(schema: JsonObject, limit: string, exclusive: string): JsonObject {
  const value = ownValue(schema, limit);
  if (ownValue(schema, exclusive) !== true || value === undefined) return schema;
  const { [limit]: _, ...rest } = schema;
  return { ...rest, [exclusive]: value };
}

/** Formats of bytes that were made text. The specification knows the first. */
const encodings = new Set<Json | undefined>(['byte', 'base64']);

function withEncoding(schema: JsonObject): JsonObject {
  const isEncoded = encodings.has(ownValue(schema, 'format')) && ownValue(schema, 'type') === 'string';
  if (!isEncoded) return schema;
  const { format: _, ...rest } = schema;
  return { ...rest, contentEncoding: 'base64' };
}
