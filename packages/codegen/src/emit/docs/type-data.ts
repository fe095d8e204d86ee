import { numberKeywords, objectKeywords, stringKeywords } from '../../model/pick-keywords.ts';
import type { Property, Schema, UnionSchema } from '../../model/schema.ts';
import { type SchemaIndex, variantsOf } from '../../model/schema-tools.ts';
import { compareText } from '../../print/file.ts';

/** A schema as the site's `TypeData`: its form alone, without prose. */
export function typeData(schema: Schema, index: SchemaIndex): object {
  const nested = (inner: Schema) => typeData(inner, index);
  const nullable = schema.nullable === true && schema.kind !== 'null' ? true : undefined;
  switch (schema.kind) {
    case 'integer':
      return { kind: 'number', nullable };
    case 'const':
      return { kind: 'const', value: JSON.stringify(schema.value), nullable };
    case 'enum':
      return { kind: 'enum', values: schema.values.map((value) => JSON.stringify(value)), nullable };
    case 'array':
      return { kind: 'array', items: nested(schema.items), nullable };
    case 'tuple':
      return {
        kind: 'tuple',
        items: schema.prefixItems.map(nested),
        rest: schema.rest && nested(schema.rest),
        nullable,
      };
    case 'object': {
      const rest = schema.additionalProperties?.kind === 'never' ? undefined : schema.additionalProperties;
      if (schema.properties.length === 0) return { kind: 'map', values: nested(rest ?? { kind: 'unknown' }), nullable };
      const fields = orderProperties(schema.properties).map((property) => fieldOfProperty(property, index));
      return { kind: 'object', fields, rest: rest && nested(rest), nullable };
    }
    case 'union':
      return { kind: 'union', members: unionMembers(schema, index), nullable };
    case 'intersection':
      return { kind: 'intersection', members: schema.members.map((member) => ({ type: nested(member) })), nullable };
    case 'reference':
      return { kind: 'reference', name: schema.name, nullable };
    default:
      return { kind: schema.kind, nullable };
  }
}

function unionMembers(union: UnionSchema, index: SchemaIndex): readonly object[] {
  const tags = new Map(variantsOf(union, index)?.variants.map(({ value, schema }) => [schema, value]));
  return union.members.map((member) => {
    return { type: typeData(member, index), tag: tags.get(member), description: member.description };
  });
}

function fieldOfProperty(property: Property, index: SchemaIndex): object {
  const { name, schema } = property;
  return fieldData({ name, schema, required: isAlwaysThere(property) }, index);
}

/** What is said of a place: a property or a parameter. */
export interface FieldSource {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly description?: string | undefined;
  readonly deprecated?: boolean | undefined;
}

/** A property or a parameter as the site's `FieldData`. */
export function fieldData(
  { name, schema, required, description, deprecated }: FieldSource,
  index: SchemaIndex,
): object {
  return {
    name,
    type: typeData(schema, index),
    required: required || undefined,
    deprecated: deprecated || schema.deprecated || undefined,
    description: description ?? schema.description,
    constraints: constraintsOf(schema),
    default: schema.default === undefined || schema.kind === 'const' ? undefined : JSON.stringify(schema.default),
  };
}

/** The order of a page: what is always there before what may be missing, and by name within each. */
export function orderProperties(properties: readonly Property[]): readonly Property[] {
  return [...properties].sort(
    (a, b) => Number(isAlwaysThere(b)) - Number(isAlwaysThere(a)) || compareText(a.name, b.name),
  );
}

/** The reference says what the document says: a constant that it leaves optional is printed so. */
function isAlwaysThere(property: Property): boolean {
  return property.required && property.declaredOptional !== true;
}

const keywords = [
  ...new Set([...stringKeywords, ...numberKeywords, 'minItems', 'maxItems', ...objectKeywords] as const),
];

/** The rules for a value beyond its type, each in two words: `maxLength 1000`. Undefined where there is none. */
export function constraintsOf(schema: Schema): readonly string[] | undefined {
  const values = schema as Partial<Record<(typeof keywords)[number], string | number>>;
  const items = schema.kind === 'array' ? (constraintsOf(schema.items) ?? []) : [];
  const constraints = [
    ...(schema.kind === 'integer' ? ['integer'] : []),
    ...keywords.filter((keyword) => values[keyword] !== undefined).map((keyword) => `${keyword} ${values[keyword]}`),
    ...(schema.kind === 'array' && schema.uniqueItems === true ? ['uniqueItems'] : []),
    ...(schema.readOnly === true ? ['read only'] : []),
    ...(schema.writeOnly === true ? ['write only'] : []),
    ...items.map((item) => `each ${item}`),
  ];
  return constraints.length === 0 ? undefined : constraints;
}
