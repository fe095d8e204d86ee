import type { Json, JsonObject } from '../../json.ts';
import type { SchemaObject, SchemaType } from '../document.ts';
import { isTextMediaType } from '../media-type.ts';

const annotationKeys = new Set([
  'title',
  'description',
  'deprecated',
  'readOnly',
  'writeOnly',
  'default',
  'examples',
  'x-declared-optional',
]);

/** Parts a schema into what describes it and what limits it. */
export function splitAnnotations(source: SchemaObject): { annotations: SchemaObject; shape: SchemaObject } {
  const entries = Object.entries(source);
  return {
    annotations: Object.fromEntries(entries.filter(([key]) => annotationKeys.has(key))),
    shape: Object.fromEntries(entries.filter(([key]) => !annotationKeys.has(key))),
  };
}

/** Writes down the type where the other keywords leave no doubt of it. */
export function withType(source: SchemaObject): SchemaObject {
  const type = source.type === undefined ? impliedType(source) : undefined;
  return type === undefined ? source : { ...source, type };
}

/** Where a schema may tell of further properties. */
const elsewhere = ['additionalProperties', 'allOf', 'anyOf', 'dependentSchemas', 'if', 'oneOf'];

/**
 * Reads `unevaluatedProperties` as `additionalProperties` where nothing else in the schema tells of properties, so that
 * both mean the same, and leaves it out elsewhere.
 */
export function withUnevaluated(
  read: SchemaObject & { readonly unevaluatedProperties?: boolean | SchemaObject },
  source: JsonObject,
): SchemaObject {
  if (read.unevaluatedProperties === undefined) return read;
  const { unevaluatedProperties, ...fields } = read;
  const isSame = !elsewhere.some((key) => Object.hasOwn(source, key));
  return isSame ? { ...fields, additionalProperties: unevaluatedProperties } : fields;
}

/** The types that a schema allows beside null. */
function typesOf({ type }: SchemaObject): readonly SchemaType[] {
  return [type ?? []].flat().filter((name) => name !== 'null');
}

/** Leaves out lists of values that are empty, and those of objects, which generators read as schemas. */
export function withUsableEnum(source: SchemaObject): SchemaObject {
  const { enum: values } = source;
  const isUsable = values?.length !== 0 && !values?.some((value) => typeof value === 'object' && value !== null);
  return isUsable ? source : withoutEnum(source);
}

function withoutEnum({ enum: _, ...rest }: SchemaObject): SchemaObject {
  return rest;
}

/**
 * Takes a list of values away from an array or an object of which none of them is one. Those of an array are meant for
 * its items. Values of a text are text: YAML reads `1` and `true` without quotes as something else.
 */
export function withFittingEnum(source: SchemaObject, warn: (message: string) => void): SchemaObject {
  const { enum: values = [] } = source;
  const given = values.filter((value) => value !== null);
  if (given.length === 0) return source;
  const rest = withoutEnum(source);
  const [type, ...others] = typesOf(source);
  const isOther = (value: Json) => value !== null && typeof value !== 'string';
  if (type === 'string' && others.length === 0 && values.some(isOther)) {
    warn('Some of these values are no text. They are read as text; put them in quotes.');
    return { ...source, enum: [...new Set(values.map((value) => (isOther(value) ? String(value) : value)))] };
  }
  const fits = given.some((value) => typeOf(value) === type);
  if (fits || others.length > 0 || (type !== 'array' && type !== 'object')) return source;
  if (type === 'object') {
    warn('None of these values is an object. They are ignored; correct `enum` or `type`.');
    return rest;
  }
  warn('None of these values is a list. They are read as those of the items; put `enum` into `items`.');
  const { items = {} } = rest;
  const isOpen = items.$ref === undefined && items.enum === undefined;
  return isOpen ? { ...rest, items: withFittingEnum(withType({ ...items, enum: values }), warn) } : rest;
}

function impliedType(source: SchemaObject): SchemaType | undefined {
  if (source.const !== undefined) return undefined;
  if (source.enum) {
    const types = new Set(source.enum.filter((value) => value !== null).map(typeOf));
    return types.size === 1 ? [...types][0] : undefined;
  }
  const { properties, patternProperties, additionalProperties } = source;
  if (properties || patternProperties || additionalProperties !== undefined) return 'object';
  return source.items || source.prefixItems ? 'array' : undefined;
}

function typeOf(value: Json): SchemaType {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as 'boolean' | 'object' | 'string';
}

/**
 * Gives bytes one form. OpenAPI 3.1 writes them as a media type that no text has, without an encoding that makes text of
 * them, or as the encoding `binary`.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#working-with-binary-data
 */
export function withBytes(source: SchemaObject): SchemaObject {
  const { contentMediaType, contentEncoding } = source;
  const isRaw = contentMediaType !== undefined && !contentEncoding && !isTextMediaType(contentMediaType);
  const isBytes = isRaw || contentEncoding?.toLowerCase() === 'binary';
  if (!isBytes) return source;
  const [type = 'string', ...others] = typesOf(source);
  if (type !== 'string' || others.length > 0) return source;
  const { contentMediaType: _, contentEncoding: __, ...rest } = source;
  return { ...rest, type: source.type ?? 'string', format: 'binary' };
}

/**
 * Leaves out unions whose members only say which properties are there, or may not be. TypeScript cannot say so, and a
 * member without a type of its own would let anything through.
 */
export function withoutBareUnions(source: SchemaObject): SchemaObject {
  if (!source.anyOf && !source.oneOf) return source;
  const { anyOf, oneOf, ...rest } = source;
  return { ...rest, ...(anyOf && !isBare(anyOf) && { anyOf }), ...(oneOf && !isBare(oneOf) && { oneOf }) };
}

function isBare(members: readonly SchemaObject[]): boolean {
  return members.every((member) => {
    const keys = Object.keys(splitAnnotations(member).shape);
    const isNever = member.not && Object.keys(member.not).length === 0;
    return !isNever && keys.some((key) => key !== 'type') && keys.every((key) => bareKeys.has(key));
  });
}

const bareKeys = new Set(['maxProperties', 'minProperties', 'not', 'required', 'type']);

/**
 * Puts `anyOf` into `allOf` where it limits a schema further: the two mean the same, and type generators take an `anyOf`
 * beside other keywords for an alternative to them.
 */
export function withUnionInside(source: SchemaObject): SchemaObject {
  if (!source.anyOf) return source;
  const { anyOf, discriminator, type, ...rest } = source;
  const isAlone = Object.keys(splitAnnotations(rest).shape).length === 0;
  if (isAlone && type === undefined) return source;
  const union = { anyOf, ...(discriminator && { discriminator }) };
  if (isAlone && type === 'object') return { ...rest, ...union };
  return { ...rest, ...(type && { type }), allOf: [...(rest.allOf ?? []), union] };
}
