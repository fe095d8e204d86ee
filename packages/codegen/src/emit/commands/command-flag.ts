import { type Json, type JsonObject, present } from '../../json.ts';
import { namedParameters } from '../../model/call-shape.ts';
import { numberKeywords, pickKeywords, stringKeywords } from '../../model/pick-keywords.ts';
import type { Schema } from '../../model/schema.ts';
import { resolveSchema, type SchemaIndex, valuesOf } from '../../model/schema-tools.ts';
import type { Body, Operation, Parameter } from '../../model/types.ts';
import { jsonSchema } from '../../print/json-schema.ts';
import { plainProse } from './plain-prose.ts';

/** What a flag needs of a parameter or of a property of the body. */
interface FlagSource {
  readonly flag: string;
  readonly argument: string;
  /** Name on the wire. */
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'body';
  readonly required: boolean;
  readonly schema: Schema;
  readonly description?: string | undefined;
  readonly deprecated?: boolean | undefined;
}

type Scalar = 'string' | 'integer' | 'number' | 'boolean' | 'binary';

/** Where the values that exist for a parameter are listed: a command and a property of its items. */
export type ChoicesOf = (parameter: Parameter) => JsonObject | undefined;

/** The flags of an operation: path, query, headers and cookies in the document's order, then the body's properties. */
export function flagsOf(operation: Operation, schemas: SchemaIndex, choicesOf: ChoicesOf): JsonObject[] {
  const { pathParameters, body } = operation;
  const parameters = [...pathParameters, ...namedParameters(operation)].map((parameter) => {
    // To a program that is no browser, a cookie that it is given is a header like others.
    const source: FlagSource = { ...parameter, in: parameter.in === 'cookie' ? 'header' : parameter.in };
    return present({ ...flagData(source, schemas), choices: choicesOf(parameter) });
  });
  return [...parameters, ...(body ? bodySources(body).map((source) => flagData(source, schemas)) : [])];
}

function bodySources(body: Body): FlagSource[] {
  if (body.fields === undefined) return [{ ...body, flag: 'body', argument: 'body', name: 'body', in: 'body' }];
  // A body that may be left out may be left out with all that it requires.
  return body.fields.map((field) => ({ ...field, in: 'body', required: body.required && field.required }));
}

function flagData(source: FlagSource, schemas: SchemaIndex): JsonObject {
  const { schema } = source;
  const resolved = resolveSchema(schema, schemas);
  const hasNull = resolved.kind === 'union' && resolved.members.some((member) => isNull(member, schemas));
  const list = resolved.kind === 'array' ? resolved : undefined;
  const value = list ? resolveSchema(list.items, schemas) : resolved;
  const type = scalarType(value, source.in, schemas);
  const description = source.description ?? schema.description ?? resolved.description;
  return present({
    name: source.flag,
    argument: source.argument,
    wireName: source.name === source.argument ? undefined : source.name,
    in: source.in,
    type: type ?? 'json',
    list: list && true,
    required: source.required || undefined,
    nullable: schema.nullable || resolved.nullable || hasNull || undefined,
    ...(type && rulesOf(value, schemas)),
    minItems: list?.minItems,
    maxItems: list?.maxItems,
    schema: type === undefined ? jsonSchema(schema) : undefined,
    default: schema.default ?? resolved.default,
    deprecated: source.deprecated || schema.deprecated || undefined,
    description: description && plainProse(description),
  });
}

/**
 * The type of a value that is given as bare text; undefined where it has to be given as JSON.
 *
 * @param known - Types of unions that were met before: unions of unions can meet the same one without end.
 */
function scalarType(
  schema: Schema,
  place: FlagSource['in'],
  schemas: SchemaIndex,
  known: Map<Schema, Scalar | undefined> = new Map(),
): Scalar | undefined {
  if (known.has(schema)) return known.get(schema);
  switch (schema.kind) {
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return schema.kind;
    case 'binary':
      return place === 'body' ? 'binary' : 'string';
    case 'const':
      return commonType([typeOfValue(schema.value)]);
    case 'enum':
      return commonType(schema.values.map(typeOfValue));
    case 'union': {
      known.set(schema, undefined);
      const members = schema.members.filter((member) => !isNull(member, schemas));
      const types = members.map((member) => scalarType(resolveSchema(member, schemas), place, schemas, known));
      // Outside a body every value is sent as text, whatever its type.
      const type = commonType(types) ?? (place === 'body' || types.includes(undefined) ? undefined : 'string');
      known.set(schema, type);
      return type;
    }
    case 'unknown':
      return place === 'body' ? undefined : 'string';
    default:
      return undefined;
  }
}

function isNull(schema: Schema, schemas: SchemaIndex): boolean {
  return resolveSchema(schema, schemas).kind === 'null';
}

function typeOfValue(value: Json): Scalar | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'string' || typeof value === 'boolean' ? (typeof value as Scalar) : undefined;
}

function commonType(types: readonly (Scalar | undefined)[]): Scalar | undefined {
  const [first] = types;
  if (types.every((type) => type === first)) return first;
  return types.every((type) => type === 'integer' || type === 'number') ? 'number' : undefined;
}

/** The rules that one value obeys, as the schema states them. */
function rulesOf(schema: Schema, schemas: SchemaIndex): Record<string, Json | undefined> {
  switch (schema.kind) {
    case 'string':
      return pickKeywords(schema, stringKeywords);
    case 'integer':
    case 'number': {
      const { format: _, ...limits } = pickKeywords(schema, numberKeywords);
      return limits;
    }
    case 'const':
    case 'enum':
      return { enum: valuesOf(schema) };
    case 'union': {
      const members = schema.members.filter((member) => !isNull(member, schemas));
      const values = members.map((member) => valuesOf(resolveSchema(member, schemas)));
      return values.every((listed) => listed !== undefined) ? { enum: values.flat() } : {};
    }
    default:
      return {};
  }
}
