import type { Json } from '../../json.ts';
import type { SchemaObject, SchemaType } from '../../spec/document.ts';
import { listKeywords, numberKeywords, objectKeywords, pickKeywords, stringKeywords } from '../pick-keywords.ts';
import type { Discriminator, Property, Schema, SchemaBase } from '../schema.ts';
import { fittingExample } from './fitting-example.ts';

/** Gives the name of the schema that a reference reads, or undefined where there is none. */
export type ReferenceNames = (reference: string) => string | undefined;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Brings a schema of the normalised document into the model's form.
 *
 * A schema may say several things at once (properties beside `allOf` beside `oneOf`); each becomes a member of an
 * intersection. A schema that says nothing is `unknown`.
 */
export function convertSchema(source: SchemaObject, nameOf: ReferenceNames): Schema {
  const { base, isNullable } = splitNull(source);
  const annotations = annotationsOf(source);
  if (isNullable) annotations.nullable = true;
  const parts = partsOf(base, nameOf);
  const [first, ...others] = parts;
  if (first === undefined) return { kind: 'unknown', ...annotations };
  // A wrapper with one part is that part; what the wrapper says of itself wins.
  if (others.length === 0) return withExamples({ ...first, ...annotations }, source.examples);
  return withExamples({ kind: 'intersection', members: parts, ...annotations }, source.examples);
}

/** A schema with those of the given examples that fit it, in place of its own where there are any. */
export function withExamples(schema: Schema, given: readonly (Json | undefined)[] = []): Schema {
  const examples = given
    .map((value) => (value === undefined ? value : fittingExample(schema, value)))
    .filter((value) => value !== undefined);
  return examples.length === 0 ? schema : { ...schema, examples };
}

/** Takes null out of the three places where the normalised document can put it. */
function splitNull(source: SchemaObject): { base: SchemaObject; isNullable: boolean } {
  const { type } = source;
  if (Array.isArray(type) && type.includes('null')) {
    const rest = type.filter((name): name is SchemaType => name !== 'null');
    const [only] = rest;
    return { base: { ...source, type: rest.length === 1 && only !== undefined ? only : rest }, isNullable: true };
  }
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const members = source[keyword];
    if (members?.at(-1)?.type === 'null' && members.length > 1) {
      return { base: { ...source, [keyword]: members.slice(0, -1) }, isNullable: true };
    }
  }
  return { base: source, isNullable: source.enum?.includes(null) ?? false };
}

function annotationsOf(source: SchemaObject): Writable<SchemaBase> {
  const annotations: Writable<SchemaBase> = {};
  if (typeof source.description === 'string') annotations.description = source.description;
  if (typeof source.title === 'string') annotations.title = source.title;
  if (source.deprecated === true) annotations.deprecated = true;
  if (source.readOnly === true) annotations.readOnly = true;
  if (source.writeOnly === true) annotations.writeOnly = true;
  if (source.default !== undefined) annotations.default = source.default;
  return annotations;
}

/** The things that a schema says, each as a schema of its own. */
function partsOf(source: SchemaObject, nameOf: ReferenceNames): Schema[] {
  if (source.$ref !== undefined) {
    const name = nameOf(source.$ref);
    return [name === undefined ? { kind: 'unknown' } : { kind: 'reference', name }];
  }
  if (source.not !== undefined && Object.keys(source.not).length === 0) return [{ kind: 'never' }];
  const own = ownPart(source, nameOf);
  const all = (source.allOf ?? []).map((member) => convertSchema(member, nameOf));
  const parts = own === undefined ? all : [own, ...all];
  for (const members of [source.oneOf, source.anyOf]) {
    if (members !== undefined && members.length > 0) parts.push(unionOf(members, source, nameOf));
  }
  // That it is an object is said by what tells which one, too.
  const isTold = parts.some((part) => !isAnyObject(part) && isObject(part));
  return parts.filter((part) => parts.length === 1 || !(part.kind === 'unknown' || (isTold && isAnyObject(part))));
}

/** Whether a schema says of a value that it is an object, and no more. */
function isAnyObject(schema: Schema): boolean {
  return schema.kind === 'object' && schema.properties.length === 0 && schema.additionalProperties === undefined;
}

/** Whether a value is an object. What is referred to beside `type: object` is. */
function isObject(schema: Schema): boolean {
  if (schema.kind === 'union') return schema.members.every(isObject);
  return schema.kind === 'object' || schema.kind === 'reference' || schema.kind === 'intersection';
}

function unionOf(members: readonly SchemaObject[], source: SchemaObject, nameOf: ReferenceNames): Schema {
  const converted = members.map((member) => convertSchema(member, nameOf));
  const [only] = converted;
  if (converted.length === 1 && only !== undefined) return only;
  const discriminator = discriminatorOf(source, nameOf);
  return { kind: 'union', members: converted, ...(discriminator && { discriminator }) };
}

function discriminatorOf(source: SchemaObject, nameOf: ReferenceNames): Discriminator | undefined {
  if (source.discriminator === undefined) return undefined;
  const { propertyName, mapping = {} } = source.discriminator;
  const known = Object.entries(mapping).flatMap(([value, reference]) => {
    const schema = nameOf(reference);
    return schema === undefined ? [] : [{ value, schema }];
  });
  return { propertyName, mapping: known };
}

/** What the schema says by its own `const`, `enum` or `type`. */
function ownPart(source: SchemaObject, nameOf: ReferenceNames): Schema | undefined {
  const { type, const: value, enum: values } = source;
  if (value !== undefined) return { kind: 'const', value };
  if (values !== undefined) return { kind: 'enum', values: values.filter((each) => each !== null) };
  if (type === undefined || typeof type === 'string') return type && typedPart(type, source, nameOf);
  return { kind: 'union', members: type.map((name) => typedPart(name, source, nameOf)) };
}

function typedPart(type: SchemaType, source: SchemaObject, nameOf: ReferenceNames): Schema {
  switch (type) {
    case 'string':
      if (source.format === 'binary') return { kind: 'binary' };
      return { kind: 'string', ...pickKeywords(source, stringKeywords) };
    case 'number':
    case 'integer':
      return { kind: type, ...pickKeywords(source, numberKeywords) };
    case 'boolean':
    case 'null':
      return { kind: type };
    case 'array':
      return arrayPart(source, nameOf);
    case 'object':
      return objectPart(source, nameOf);
  }
}

function arrayPart(source: SchemaObject, nameOf: ReferenceNames): Schema {
  const items: Schema = source.items === undefined ? { kind: 'unknown' } : convertSchema(source.items, nameOf);
  if (source.prefixItems !== undefined) {
    const prefixItems = source.prefixItems.map((item) => convertSchema(item, nameOf));
    return { kind: 'tuple', prefixItems, ...(items.kind !== 'never' && { rest: items }) };
  }
  return { kind: 'array', items, ...pickKeywords(source, listKeywords) };
}

function objectPart(source: SchemaObject, nameOf: ReferenceNames): Schema {
  const required = new Set(source.required);
  const declaredOptional = new Set(source['x-declared-optional']);
  const properties = Object.entries(source.properties ?? {}).map(
    ([name, schema]): Property => ({
      name,
      schema: convertSchema(schema, nameOf),
      required: required.has(name),
      ...(declaredOptional.has(name) && { declaredOptional: true }),
    }),
  );
  const additionalProperties = additionalOf(source, nameOf);
  return {
    kind: 'object',
    properties,
    ...(additionalProperties && { additionalProperties }),
    ...pickKeywords(source, objectKeywords),
  };
}

function additionalOf(source: SchemaObject, nameOf: ReferenceNames): Schema | undefined {
  const patterns = Object.values(source.patternProperties ?? {}).map((schema) => convertSchema(schema, nameOf));
  const declared = source.additionalProperties;
  if (declared === true) return { kind: 'unknown' };
  if (declared === undefined || declared === false) {
    const [first, ...others] = patterns;
    if (first === undefined) return declared === false ? { kind: 'never' } : undefined;
    return others.length === 0 ? first : { kind: 'union', members: patterns };
  }
  const converted = convertSchema(declared, nameOf);
  return patterns.length === 0 ? converted : { kind: 'union', members: [...patterns, converted] };
}
