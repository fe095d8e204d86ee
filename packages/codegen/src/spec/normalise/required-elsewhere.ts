import type { OpenApiDocument, SchemaObject } from '../document.ts';
import { schemaReference } from '../json-pointer.ts';
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
    if (schema.allOf) for (const part of ownParts(schema)) declareIn(part, schema, byReference);
    for (const inner of innerSchemas(schema)) waiting.push(inner);
  }
}

function declareIn(part: Part, whole: SchemaObject, byReference: ReadonlyMap<string, SchemaObject>): void {
  const undeclared = (part.required ?? []).filter((name) => !Object.hasOwn(part.properties ?? {}, name));
  const parts = undeclared.length > 0 ? allParts(whole, byReference) : [];
  for (const name of undeclared) {
    const declaring = parts.filter(({ properties }) => Object.hasOwn(properties ?? {}, name));
    const isRequired = declaring.some(({ required }) => required?.includes(name));
    const property = declaring.at(-1)?.properties?.[name];
    if (isRequired || property === undefined) continue;
    part.type ??= 'object';
    part.properties = Object.assign(Object.create(null), part.properties, { [name]: property });
  }
}

/** A schema and the members of its `allOf` that stand in their place. */
function ownParts(whole: SchemaObject): ReadonlySet<SchemaObject> {
  const parts = new Set([whole]);
  for (const { allOf = [] } of parts) for (const member of allOf) if (member.$ref === undefined) parts.add(member);
  return parts;
}

/** The same, with those that are referred to, each once. */
function allParts(whole: SchemaObject, byReference: ReadonlyMap<string, SchemaObject>): readonly SchemaObject[] {
  const parts = new Set([whole]);
  for (const { allOf = [] } of parts) {
    for (const member of allOf) parts.add(byReference.get(member.$ref ?? '') ?? member);
  }
  return [...parts];
}
