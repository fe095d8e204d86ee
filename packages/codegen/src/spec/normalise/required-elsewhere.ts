import type { OpenApiDocument, SchemaObject } from '../document.ts';
import { schemaReference } from '../json-pointer.ts';
import { schemaParts } from '../schema-parts.ts';
import { innerSchemas, operationSchemas } from './walk-schemas.ts';

type Part = { -readonly [K in keyof SchemaObject]: SchemaObject[K] };

/**
 * Declares in each part of an `allOf` the properties that it requires and that another part declares: in
 * `allOf: [{ $ref: Pet }, { required: [name] }]` the name becomes a property of the second. Where that other part requires
 * it itself, there is nothing to do. The document is changed in place; it has no circles of `allOf` any more.
 */
export function declareRequired(document: OpenApiDocument): void {
  const { schemas } = document.components;
  const byReference = new Map(Object.entries(schemas).map(([name, schema]) => [schemaReference(name), schema]));
  const { requests, answers } = operationSchemas(document);
  const waiting = [...byReference.values(), ...requests, ...answers];
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    if (schema.allOf) {
      for (const part of schemaParts(schema, ['allOf'], () => undefined)) declareIn(part, schema, byReference);
    }
    for (const inner of innerSchemas(schema)) waiting.push(inner);
  }
}

function declareIn(part: Part, whole: SchemaObject, byReference: ReadonlyMap<string, SchemaObject>): void {
  const undeclared = (part.required ?? []).filter((name) => !Object.hasOwn(part.properties ?? {}, name));
  if (undeclared.length === 0) return;
  const parts = schemaParts(whole, ['allOf'], (reference) => byReference.get(reference));
  for (const name of undeclared) {
    const declaring = parts.filter(({ properties }) => Object.hasOwn(properties ?? {}, name));
    const isRequired = declaring.some(({ required }) => required?.includes(name));
    const property = declaring.at(-1)?.properties?.[name];
    if (isRequired || property === undefined) continue;
    part.type ??= 'object';
    part.properties = Object.assign(Object.create(null), part.properties, { [name]: property });
  }
}
