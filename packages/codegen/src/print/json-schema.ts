import type { Json } from '../json.ts';
import { listKeywords, numberKeywords, objectKeywords, pickKeywords, stringKeywords } from '../model/pick-keywords.ts';
import type { ObjectSchema, Property, Schema } from '../model/schema.ts';

/** A JSON Schema as plain data. */
export type JsonSchema = { [keyword: string]: Json };

/** What a printed schema holds beside the rules. */
export interface JsonSchemaOptions {
  /** Whether each schema keeps its first example. By default none is kept. */
  readonly examples?: boolean;
  /** Whether servers alone make such values, so that a constant which they always send is required. By default not. */
  readonly isSent?: boolean;
}

/**
 * A schema of the model as JSON Schema of draft 2020-12, for checking values: without prose and defaults. References have
 * the form `#/$defs/NAME`. A union becomes `anyOf`, so that a value that fits two members passes. A constant that the
 * document leaves out of `required` may be missing, save where servers send it.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core
 */
export function jsonSchema(schema: Schema, options: JsonSchemaOptions = {}): JsonSchema {
  const [example] = options.examples === true ? (schema.examples ?? []) : [];
  const rules = nullableSchema(schema, bareSchema(schema, options));
  return example === undefined ? rules : { ...rules, examples: [example] };
}

function nullableSchema(schema: Schema, bare: JsonSchema): JsonSchema {
  if (schema.nullable !== true || schema.kind === 'unknown' || schema.kind === 'null') return bare;
  if (typeof bare.type === 'string' && bare.enum === undefined) return { ...bare, type: [bare.type, 'null'] };
  if (Array.isArray(bare.enum)) return { ...bare, enum: [...bare.enum, null] };
  const members = Array.isArray(bare.anyOf) ? bare.anyOf : [bare];
  return { anyOf: [...members, { type: 'null' }] };
}

function bareSchema(schema: Schema, options: JsonSchemaOptions): JsonSchema {
  const inner = (child: Schema) => jsonSchema(child, options);
  switch (schema.kind) {
    case 'string':
      return { type: 'string', ...pickKeywords(schema, stringKeywords) };
    case 'number':
    case 'integer':
      return { type: schema.kind, ...pickKeywords(schema, numberKeywords) };
    case 'boolean':
    case 'null':
      return { type: schema.kind };
    case 'unknown':
    case 'binary':
      return {};
    case 'never':
      return { not: {} };
    case 'const':
      return { const: schema.value };
    case 'enum':
      return { enum: schema.values };
    case 'array':
      return {
        type: 'array',
        ...pickKeywords(schema, listKeywords),
        items: inner(schema.items),
      };
    case 'tuple':
      return {
        type: 'array',
        prefixItems: schema.prefixItems.map(inner),
        items: schema.rest ? inner(schema.rest) : false,
      };
    case 'object':
      return objectSchema(schema, inner, options);
    case 'union':
      return { anyOf: schema.members.map(inner) };
    case 'intersection':
      return { allOf: schema.members.map(inner) };
    case 'reference':
      return { $ref: `#/$defs/${schema.name}` };
  }
}

function objectSchema(
  schema: ObjectSchema,
  inner: (schema: Schema) => JsonSchema,
  { isSent = false }: JsonSchemaOptions,
): JsonSchema {
  const { properties, additionalProperties } = schema;
  const required = properties.filter((property) => property.required && (isSent || !property.declaredOptional));
  const others = additionalSchema(additionalProperties, inner);
  // Who sends a request leaves it out, although answers have it.
  const printed = ({ required, schema: form }: Property) => {
    return required && form.readOnly === true && !isSent ? { ...inner(form), readOnly: true } : inner(form);
  };
  return {
    type: 'object',
    ...(properties.length > 0 && {
      properties: Object.fromEntries(properties.map((property) => [property.name, printed(property)])),
    }),
    ...(required.length > 0 && { required: required.map(({ name }) => name) }),
    ...(others !== undefined && { additionalProperties: others }),
    ...pickKeywords(schema, objectKeywords),
  };
}

function additionalSchema(schema: Schema | undefined, inner: (schema: Schema) => JsonSchema): Json | undefined {
  if (schema === undefined || schema.kind === 'unknown') return undefined;
  return schema.kind === 'never' ? false : inner(schema);
}
