import type { OpenApiDocument, SchemaObject } from '../document.ts';
import { joinPointer, schemaReference } from '../json-pointer.ts';
import { schemaParts } from '../schema-parts.ts';
import type { NormaliseContext } from './context.ts';
import { answerSchemas, innerSchemas, placedOperations, requestSchemas } from './walk-schemas.ts';

/** A schema, and where the one with a name, or the operation, is that holds it. */
interface PlacedSchema {
  readonly schema: SchemaObject;
  readonly pointer: string;
}

/**
 * Opens the parts of an `allOf` that refuse what another part declares: `additionalProperties: false` counts the
 * properties beside it alone, so that no value has those of all parts. The document is changed in place; it has no circles
 * of `allOf` any more.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#name-additionalproperties
 */
export function openClosedParts(document: OpenApiDocument, warn: NormaliseContext['warn']): void {
  const named = Object.entries(document.components.schemas).map(([name, schema]) => {
    return [schemaReference(name), { schema, pointer: joinPointer('#/components/schemas', name) }] as const;
  });
  const byReference = new Map<string, PlacedSchema>(named);
  const waiting = [...byReference.values(), ...inOperations(document)];
  const places = new Map([...byReference.values()].map(({ schema, pointer }) => [schema, pointer]));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { schema, pointer } = next;
    for (const part of refusingParts(schema, byReference)) {
      delete part.additionalProperties;
      warn(places.get(part) ?? pointer, message);
    }
    for (const inner of innerSchemas(schema)) waiting.push({ schema: inner, pointer });
  }
}

const message =
  'This part of an `allOf` refuses properties of another part, so that no value fits. It is read without `additionalProperties: false`; use `unevaluatedProperties` around the `allOf`.';

type OpenedSchema = { -readonly [K in keyof SchemaObject]: SchemaObject[K] };

function refusingParts(whole: SchemaObject, byReference: ReadonlyMap<string, PlacedSchema>): readonly OpenedSchema[] {
  if (whole.allOf === undefined) return [];
  const parts = schemaParts(whole, ['allOf'], (reference) => byReference.get(reference)?.schema);
  const closed = parts.filter(({ additionalProperties }) => additionalProperties === false);
  if (closed.length === 0) return [];
  const names = [...new Set(parts.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  return closed.filter(({ properties = {}, patternProperties }) => {
    return patternProperties === undefined && names.some((name) => !Object.hasOwn(properties, name));
  });
}

function inOperations(document: OpenApiDocument): PlacedSchema[] {
  return Array.from(placedOperations(document)).flatMap(({ operation, pointer }) =>
    [...requestSchemas(operation), ...answerSchemas(operation)].map((schema) => ({ schema, pointer })),
  );
}
