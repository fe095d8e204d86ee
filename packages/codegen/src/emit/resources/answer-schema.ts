import type { Json } from '../../json.ts';
import type { ObjectSchema, Schema, UnionSchema } from '../../model/schema.ts';
import { resolveSchema, type SchemaIndex, variantsOf } from '../../model/schema-tools.ts';
import { type Code, code, identifier, join, literal, objectKey } from '../../print/code.ts';

/** The keywords of a schema. None where every value passes. */
type Entries = readonly (readonly [keyword: string, value: Code])[];

/**
 * A schema as the runtime's `AnswerSchema`: what a client holds an answer to. Limits of texts, numbers and lists are left
 * out, as are the members of an enum, since a newer server may send others.
 */
export function answerSchema(schema: Schema, index: SchemaIndex): Code {
  return printEntries(entriesOf(schema, index));
}

function printEntries(entries: Entries): Code {
  return code`{ ${join(entries.map(([keyword, value]) => code`${identifier(keyword)}: ${value}`))} }`;
}

function entriesOf(schema: Schema, index: SchemaIndex): Entries {
  const entries = bareEntries(schema, index);
  return schema.nullable && entries.length > 0 ? [...entries, ['nullable', literal(true)]] : entries;
}

function bareEntries(schema: Schema, index: SchemaIndex): Entries {
  switch (schema.kind) {
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
    case 'null':
      return [['type', literal(schema.kind)]];
    case 'unknown':
    case 'binary':
    case 'never':
      return [];
    case 'const':
      return typeof schema.value === 'object' && schema.value !== null ? [] : [['const', literal(schema.value)]];
    case 'enum':
      return enumEntries(schema.values);
    case 'array':
      return [['type', literal('array')], ...optional('items', schema.items, index)];
    case 'tuple':
      return [
        ['type', literal('array')],
        ['prefixItems', printAll(schema.prefixItems, index)],
        ...optional('items', schema.rest, index),
      ];
    case 'object':
      return objectEntries(schema, index);
    case 'union':
      return unionEntries(schema, index);
    case 'intersection':
      return [['allOf', printAll(schema.members, index)]];
    case 'reference':
      return resolveSchema(schema, index).kind === 'unknown' ? [] : [['ref', code`() => ${identifier(schema.name)}`]];
  }
}

/** The type that all members share. */
function enumEntries(values: readonly Json[]): Entries {
  const [type, ...others] = new Set(values.map((value) => typeof value));
  const isKnown = type === 'string' || type === 'number' || type === 'boolean';
  return isKnown && others.length === 0 ? [['type', literal(type)]] : [];
}

function objectEntries({ properties, additionalProperties }: ObjectSchema, index: SchemaIndex): Entries {
  const answered = properties.filter(({ schema }) => schema.writeOnly !== true);
  const required = answered.filter((property) => property.required && !property.declaredOptional);
  const described = answered.flatMap(({ name, schema }) => {
    // A compiler takes a property that every object has for the inherited one, whose type is another.
    const entries = name in Object.prototype ? [] : entriesOf(schema, index);
    return entries.length === 0 ? [] : [code`${objectKey(name)}: ${printEntries(entries)}`];
  });
  return [
    ['type', literal('object')],
    ...(described.length > 0 ? [['properties', code`{ ${join(described)} }`] as const] : []),
    ...(required.length > 0 ? [['required', literal(required.map(({ name }) => name))] as const] : []),
    ...optional('additionalProperties', additionalProperties, index),
  ];
}

function unionEntries(union: UnionSchema, index: SchemaIndex): Entries {
  const told = variantsOf(union, index);
  if (told === undefined) {
    const members = union.members.map((member) => entriesOf(member, index));
    const allowsAll = members.some((entries) => entries.length === 0);
    return allowsAll ? [] : [['anyOf', code`[${join(members.map(printEntries))}]`]];
  }
  const variants = told.variants.map(({ value, schema }) => code`${objectKey(value)}: ${answerSchema(schema, index)}`);
  return [
    ['discriminator', literal(told.propertyName)],
    ['variants', code`{ ${join(variants)} }`],
  ];
}

function optional(keyword: string, schema: Schema | undefined, index: SchemaIndex): Entries {
  const entries = schema === undefined ? [] : entriesOf(schema, index);
  return entries.length === 0 ? [] : [[keyword, printEntries(entries)]];
}

function printAll(schemas: readonly Schema[], index: SchemaIndex): Code {
  return code`[${join(schemas.map((schema) => answerSchema(schema, index)))}]`;
}
