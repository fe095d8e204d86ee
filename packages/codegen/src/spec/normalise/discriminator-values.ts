import type { OpenApiDocument, SchemaObject } from '../document.ts';
import { schemaReference } from '../json-pointer.ts';
import { innerSchemas, operationSchemas } from './walk-schemas.ts';

/** Property that tells members of unions apart, to the values that it has in one member. */
type Values = ReadonlyMap<string, ReadonlySet<string>>;

/** What tells the members of unions apart, by the reference of the member. */
export type Discriminators = ReadonlyMap<string, Values>;

/** Finds what tells the members of all unions of a document apart. */
export function findDiscriminators(document: OpenApiDocument): Discriminators {
  const found = new Map<string, Map<string, Set<string>>>();
  const names = new Map(Object.keys(document.components.schemas).map((name) => [schemaReference(name), name]));
  const add = (member: string, property: string, value: string) => {
    const properties = found.get(member) ?? new Map<string, Set<string>>();
    found.set(member, properties.set(property, (properties.get(property) ?? new Set()).add(value)));
  };
  const visit = (schema: SchemaObject): void => {
    const { discriminator } = schema;
    if (discriminator) {
      const { propertyName, mapping = {}, defaultMapping } = discriminator;
      // A member for all other values has any of them.
      const mapped = Object.entries(mapping).filter(([, member]) => member !== defaultMapping);
      const settled = new Set([defaultMapping, ...mapped.map(([, member]) => member)]);
      for (const [value, member] of mapped) add(member, propertyName, value);
      for (const { $ref } of [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) {
        const name = $ref === undefined || settled.has($ref) ? undefined : names.get($ref);
        if ($ref !== undefined && name !== undefined) add($ref, propertyName, name);
      }
    }
    for (const inner of innerSchemas(schema)) visit(inner);
  };
  const { requests, answers } = operationSchemas(document);
  for (const schema of [...Object.values(document.components.schemas), ...requests, ...answers]) visit(schema);
  return found;
}

/**
 * Writes into the members of a union the value that its discriminator gives them, where they leave the property open:
 * what the mapping says, else the name of the schema. A schema that others build on by `allOf` is left as it is, since
 * its own value would contradict theirs.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#discriminator-object
 */
export function withDiscriminatorValues(document: OpenApiDocument, discriminators: Discriminators): OpenApiDocument {
  const { schemas } = document.components;
  const bases = new Set(Object.values(schemas).flatMap(({ allOf = [] }) => allOf.flatMap(({ $ref }) => $ref ?? [])));
  const byReference = new Map(Object.entries(schemas).map(([name, schema]) => [schemaReference(name), schema]));
  const result: Record<string, SchemaObject> = Object.assign(Object.create(null), schemas);
  for (const name of Object.keys(schemas)) {
    const reference = schemaReference(name);
    if (bases.has(reference)) continue;
    for (const [property, values] of discriminators.get(reference) ?? []) {
      result[name] = withValues(result[name] ?? {}, property, [...values], byReference);
    }
  }
  return { ...document, components: { ...document.components, schemas: result } };
}

function withValues(
  schema: SchemaObject,
  property: string,
  values: readonly string[],
  byReference: ReadonlyMap<string, SchemaObject>,
): SchemaObject {
  const own = ownProperty(schema, property);
  if (own !== undefined) {
    if (!isOpen(own, values)) return schema;
    return { ...schema, properties: { ...schema.properties, [property]: narrowed(own, values) } };
  }
  const { allOf = [] } = schema;
  const position = allOf.findIndex((member) => ownProperty(member, property) !== undefined);
  if (position >= 0) {
    return {
      ...schema,
      allOf: allOf.map((member, index) =>
        index === position ? withValues(member, property, values, byReference) : member,
      ),
    };
  }
  const inherited = inheritedProperty(schema, property, byReference, 0);
  if (inherited === undefined || !isOpen(inherited, values)) return schema;
  const { description: _, ...form } = narrowed(inherited, values);
  return { ...schema, allOf: [...allOf, { type: 'object', properties: { [property]: form }, required: [property] }] };
}

function ownProperty(schema: SchemaObject, property: string): SchemaObject | undefined {
  return Object.hasOwn(schema.properties ?? {}, property) ? schema.properties?.[property] : undefined;
}

function inheritedProperty(
  schema: SchemaObject,
  property: string,
  byReference: ReadonlyMap<string, SchemaObject>,
  depth: number,
): SchemaObject | undefined {
  // Deeper than any real inheritance: a schema that contains itself by allOf.
  if (depth > 32) return undefined;
  for (const member of schema.allOf ?? []) {
    const target = member.$ref === undefined ? member : (byReference.get(member.$ref) ?? {});
    const found = ownProperty(target, property) ?? inheritedProperty(target, property, byReference, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a property may have other values as well. */
function isOpen(schema: SchemaObject, values: readonly string[]): boolean {
  if (schema.type !== 'string' || schema.const !== undefined) return false;
  if (schema.enum === undefined) return schema.format === undefined && schema.pattern === undefined;
  return schema.enum.length > values.length && values.every((value) => schema.enum?.includes(value));
}

function narrowed({ enum: _, default: fallback, ...schema }: SchemaObject, values: readonly string[]): SchemaObject {
  const [only, ...others] = values;
  const isKept = typeof fallback === 'string' && values.includes(fallback);
  return {
    ...schema,
    ...(isKept && { default: fallback }),
    ...(only !== undefined && others.length === 0 ? { const: only } : { enum: values }),
  };
}
