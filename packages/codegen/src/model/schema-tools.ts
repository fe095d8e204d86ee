import type { Json } from '../json.ts';
import type { NamedSchema, Property, Schema } from './schema.ts';
import type { Parameter } from './types.ts';

/** What finds something by a name. */
export type Lookup<T> = Pick<ReadonlyMap<string, T>, 'get' | 'has'>;

/** The named schemas of a model, by name. */
export type SchemaIndex = Lookup<NamedSchema>;

/** Follows references to the schema that says something. A circle of references alone is `unknown`. */
export function resolveSchema(schema: Schema, index: SchemaIndex): Schema {
  const seen = new Set<string>();
  let current = schema;
  while (current.kind === 'reference') {
    const target = index.get(current.name);
    if (target === undefined || seen.has(current.name)) return { kind: 'unknown' };
    seen.add(current.name);
    current = target.schema;
  }
  return current;
}

/** A schema with what the place of its use says of it. */
export function describedSchema({
  schema,
  description,
  deprecated,
}: Pick<Parameter, 'schema' | 'description' | 'deprecated'>): Schema {
  return {
    ...schema,
    ...(description !== undefined && { description }),
    ...(deprecated === true && { deprecated }),
  };
}

/** The values that a schema lists. Undefined where it lists none. */
export function valuesOf(schema: Schema): readonly Json[] | undefined {
  if (schema.kind === 'const') return [schema.value];
  return schema.kind === 'enum' ? schema.values : undefined;
}

/** Whether null is allowed, by a schema itself or by what it refers to. */
export function isNullable(schema: Schema, index: SchemaIndex): boolean {
  const seen = new Set<Schema>();
  let current: Schema | undefined = schema;
  while (current !== undefined && !seen.has(current)) {
    if (current.nullable === true) return true;
    seen.add(current);
    current = current.kind === 'reference' ? index.get(current.name)?.schema : undefined;
  }
  return false;
}

/**
 * The properties of something that is an object in every case: an object, or an intersection of such. A name that
 * several members have is listed once, and required if any of them requires it.
 *
 * @returns undefined where it may be something else than an object, or one of several objects.
 */
export function propertiesOf(schema: Schema, index: SchemaIndex, depth = 0): readonly Property[] | undefined {
  // Deeper than any real inheritance: a schema that contains itself by allOf.
  if (depth > 32) return undefined;
  const resolved = resolveSchema(schema, index);
  if (resolved.kind === 'object') return resolved.properties;
  if (resolved.kind !== 'intersection') return undefined;
  const known = knownProperties.get(index) ?? new Map<Schema, readonly Property[] | undefined>();
  knownProperties.set(index, known);
  if (!known.has(resolved)) known.set(resolved, mergedProperties(resolved.members, index, depth));
  return known.get(resolved);
}

/** The properties of all members of a union, each of which an object may lack. */
export function memberProperties(schema: Schema, index: SchemaIndex): readonly Property[] {
  const resolved = resolveSchema(schema, index);
  return resolved.kind === 'union' ? resolved.members.flatMap((member) => propertiesOf(member, index) ?? []) : [];
}

/** Properties of intersections, by index. Those that are made of others by several ways are merged once. */
const knownProperties = new WeakMap<SchemaIndex, Map<Schema, readonly Property[] | undefined>>();

function mergedProperties(
  members: readonly Schema[],
  index: SchemaIndex,
  depth: number,
): readonly Property[] | undefined {
  const merged = new Map<string, Property>();
  for (const member of members) {
    const properties = propertiesOf(member, index, depth + 1);
    if (properties === undefined) return undefined;
    for (const property of properties) {
      const known = merged.get(property.name);
      const required = property.required || (known?.required ?? false);
      merged.set(property.name, { ...property, schema: narrower(known?.schema, property.schema), required });
    }
  }
  return [...merged.values()];
}

/** What the later of two members says of a property; where it takes anything, what it says beside what the first takes. */
function narrower(first: Schema | undefined, second: Schema): Schema {
  if (first === undefined || second.kind !== 'unknown') return second;
  const { kind: _, ...said } = second;
  return { ...first, ...said };
}

/** Calls `visit` for the schema and for every schema written inside it. References are visited, not followed. */
export function walkSchema(schema: Schema, visit: (schema: Schema) => void): void {
  visit(schema);
  for (const child of childrenOf(schema)) walkSchema(child, visit);
}

function childrenOf(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case 'array':
      return [schema.items];
    case 'tuple':
      return schema.rest === undefined ? schema.prefixItems : [...schema.prefixItems, schema.rest];
    case 'object': {
      const own = schema.properties.map((property) => property.schema);
      return schema.additionalProperties === undefined ? own : [...own, schema.additionalProperties];
    }
    case 'union':
    case 'intersection':
      return schema.members;
    default:
      return [];
  }
}

/** Names of all schemas that the given ones reach by reference, directly or not. */
export function reachableNames(schemas: Iterable<Schema>, index: SchemaIndex): ReadonlySet<string> {
  const reached = new Set(referencesIn(schemas));
  // The loop comes to what is added in it, too.
  for (const name of reached) {
    const target = index.get(name);
    if (target !== undefined) for (const reference of referencesOf(target)) reached.add(reference);
  }
  return reached;
}

/** Names that a named schema refers to, in itself. */
export function referencesOf({ schema }: Pick<NamedSchema, 'schema'>): ReadonlySet<string> {
  const references = knownReferences.get(schema) ?? referencesIn([schema]);
  knownReferences.set(schema, references);
  return references;
}

/** Names that schemas refer to, in themselves. */
export function referencesIn(schemas: Iterable<Schema>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const schema of schemas) {
    walkSchema(schema, (part) => {
      if (part.kind === 'reference') names.add(part.name);
    });
  }
  return names;
}

/** What named schemas refer to. It is asked of the same ones for each group of commands. */
const knownReferences = new WeakMap<Schema, ReadonlySet<string>>();

/** The members of a union of objects, with the value that tells each apart from the others. */
export interface Variant {
  readonly value: string;
  readonly schema: Schema;
}

/**
 * The property that tells the members of a union apart, and its value in each: what the document declares, else the
 * first property that is a different text constant in every member.
 */
export function variantsOf(
  schema: Schema,
  index: SchemaIndex,
): { readonly propertyName: string; readonly variants: readonly Variant[] } | undefined {
  const union = resolveSchema(schema, index);
  if (union.kind !== 'union') return undefined;
  const candidates =
    union.discriminator === undefined ? constantNames(union.members[0], index) : [union.discriminator.propertyName];
  for (const propertyName of candidates) {
    const variants = union.members.flatMap((member): Variant[] => {
      const value = constantOf(member, propertyName, index);
      return value === undefined ? [] : [{ value, schema: member }];
    });
    const values = new Set(variants.map((variant) => variant.value));
    if (values.size === union.members.length) return { propertyName, variants };
  }
  return undefined;
}

function constantNames(member: Schema | undefined, index: SchemaIndex): string[] {
  const properties = member === undefined ? undefined : propertiesOf(member, index);
  return (properties ?? []).filter((property) => isTextConstant(property.schema)).map((property) => property.name);
}

function constantOf(member: Schema, propertyName: string, index: SchemaIndex): string | undefined {
  const property = propertiesOf(member, index)?.find((candidate) => candidate.name === propertyName);
  if (property === undefined) return undefined;
  const { schema } = property;
  if (schema.kind === 'const' && typeof schema.value === 'string') return schema.value;
  if (schema.kind === 'enum' && schema.values.length === 1 && typeof schema.values[0] === 'string')
    return schema.values[0];
  return undefined;
}

function isTextConstant(schema: Schema): boolean {
  return schema.kind === 'const' && typeof schema.value === 'string';
}
