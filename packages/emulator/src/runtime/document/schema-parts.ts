import type { JsonSchema } from '../route.ts';

/** Schemas by name, the targets of `#/$defs/NAME`. */
export type Definitions = Readonly<Record<string, JsonSchema>>;

/** The schemas that a schema consists of: itself, what it refers to, and the members of its unions and intersections. */
export function partsOf(schema: JsonSchema, definitions: Definitions): readonly JsonSchema[] {
  const parts = new Set<JsonSchema>();
  const visit = (part: JsonSchema): void => {
    if (parts.has(part)) return;
    parts.add(part);
    for (const inner of directParts(part, definitions)) visit(inner);
  };
  visit(schema);
  return [...parts];
}

/** The members of a union, without null, each followed to where it is defined; the schema alone where it is no union. */
export function variantsOf(schema: JsonSchema, definitions: Definitions): readonly JsonSchema[] {
  const members = schemasAt(schema, 'oneOf', 'anyOf');
  const target = targetOf(schema, definitions);
  if (members.length > 0) return members.flatMap((member) => variantsOf(member, definitions));
  if (target !== undefined) return variantsOf(target, definitions);
  return schema.type === 'null' ? [] : [schema];
}

/** The properties that a schema declares, in its order. */
export function propertiesOf(schema: JsonSchema, definitions: Definitions): ReadonlyMap<string, JsonSchema> {
  const entries = partsOf(schema, definitions).flatMap((part) =>
    Object.entries((part.properties ?? {}) as Record<string, JsonSchema>),
  );
  return new Map(entries);
}

/** The schema of the properties that a schema does not declare. */
export function othersOf(schema: JsonSchema, definitions: Definitions): JsonSchema {
  const others = partsOf(schema, definitions).map(({ additionalProperties }) => additionalProperties);
  return (others.find((other) => typeof other === 'object') ?? {}) as JsonSchema;
}

/** The schema of a list's items, or undefined where a schema is no list. */
export function itemsOf(schema: JsonSchema, definitions: Definitions): JsonSchema | undefined {
  const list = partsOf(schema, definitions).find((part) => [part.type].flat().includes('array'));
  return list === undefined ? undefined : ((list.items as JsonSchema | undefined) ?? {});
}

function directParts(schema: JsonSchema, definitions: Definitions): readonly JsonSchema[] {
  const target = targetOf(schema, definitions);
  return [...schemasAt(schema, 'allOf', 'anyOf', 'oneOf'), ...(target === undefined ? [] : [target])];
}

function schemasAt(schema: JsonSchema, ...keywords: readonly string[]): readonly JsonSchema[] {
  return keywords.flatMap((keyword) => (schema[keyword] ?? []) as readonly JsonSchema[]);
}

function targetOf(schema: JsonSchema, definitions: Definitions): JsonSchema | undefined {
  if (typeof schema.$ref !== 'string') return undefined;
  const name = schema.$ref.replace('#/$defs/', '');
  return Object.hasOwn(definitions, name) ? definitions[name] : undefined;
}
