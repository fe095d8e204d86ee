import { isJsonObject, type Json, type JsonObject, ownValue } from '../../json.ts';
import type { DiscriminatorObject, SchemaObject, SchemaType } from '../document.ts';
import { joinPointer } from '../json-pointer.ts';
import { isOld, type NormaliseContext, type Reader } from './context.ts';
import { expressionFault } from './expression-fault.ts';
import { count, type Fields, flag, json, listOf, mapOf, number, prose, readFields, text, textList } from './fields.ts';
import { addNull, takeNull } from './null-form.ts';
import { withoutOldForms } from './old-forms.ts';
import { warnOfReference } from './resolved.ts';
import {
  splitAnnotations,
  withBytes,
  withFittingEnum,
  withoutBareUnions,
  withType,
  withUnevaluated,
  withUnionInside,
  withUsableEnum,
} from './schema-form.ts';

/** Reads a schema: see {@link SchemaObject} for the form that it takes. */
export const schema: Reader<SchemaObject> = (value, pointer, context) => {
  context.count(pointer);
  if (value === true) return {};
  if (value === false) return { not: {} };
  if (!isJsonObject(value)) {
    context.warn(pointer, 'This is no schema. Any value is assumed; write an object.', true);
    return {};
  }
  const reference = ownValue(value, '$ref');
  if (typeof reference === 'string') return referenceSchema(value, reference, pointer, context);
  return plainSchema(value, pointer, context);
};

function plainSchema(
  given: JsonObject,
  pointer: string,
  context: NormaliseContext,
  fields: Fields = schemaFields,
): SchemaObject {
  const value = isOld(context) ? withoutOldForms(given) : given;
  const read = withUnevaluated(withExample(readFields(value, pointer, context, fields), value), value);
  const fitting = withFittingEnum(withUsableEnum(read), (message) =>
    context.warn(joinPointer(pointer, 'enum'), message),
  );
  const { rest, allowsNull } = takeNull(withoutBareUnions(withBytes(withType(fitting))));
  const composed = withUnionInside(rest);
  return allowsNull || ownValue(value, 'nullable') === true ? addNull(composed) : composed;
}

/** OpenAPI 3.0 has one `example`, JSON Schema a list. */
function withExample(fields: SchemaObject, value: JsonObject): SchemaObject {
  const example = ownValue(value, 'example');
  return example === undefined || fields.examples ? fields : { ...fields, examples: [example] };
}

/** What stands beside a reference counts since 3.1; before, only the widespread `nullable` did. */
function referenceSchema(
  value: JsonObject,
  reference: string,
  pointer: string,
  context: NormaliseContext,
): SchemaObject {
  const $ref = context.references.schema(reference);
  if ($ref === undefined) {
    warnOfReference(value, pointer, context, 'no schema', 'Any value is assumed; correct the reference.');
  }
  const target: SchemaObject = $ref === undefined ? {} : { $ref };
  if (Object.keys(value).length === 1) return target;
  const { $ref: _reference, nullable, unevaluatedProperties: _, ...beside } = value;
  const fields = isOld(context) ? annotationFields : schemaFields;
  const { annotations, shape } = splitAnnotations(plainSchema(beside, pointer, context, fields));
  // A type alone repeats what the target says.
  const isAlone = $ref === undefined || Object.keys(shape).every((key) => key === 'type');
  const combined = { ...annotations, ...(isAlone ? target : { allOf: [target, shape] }) };
  return nullable === true ? addNull(combined) : combined;
}

const discriminator: Reader<DiscriminatorObject> = (value, pointer, context) => {
  const propertyName = ownValue(value, 'propertyName');
  if (typeof propertyName !== 'string') return undefined;
  const place = joinPointer(pointer, 'mapping');
  const mapping = mapOf(mappedSchema)(ownValue(value, 'mapping') ?? {}, place, context) ?? {};
  const others = ownValue(value, 'defaultMapping');
  const defaultMapping =
    others === undefined ? undefined : mappedSchema(others, joinPointer(pointer, 'defaultMapping'), context);
  return {
    propertyName,
    ...(Object.keys(mapping).length > 0 && { mapping }),
    ...(defaultMapping !== undefined && { defaultMapping }),
  };
};

const mappedSchema: Reader<string> = (value, pointer, context) => {
  const reference = typeof value === 'string' ? context.references.mappedSchema(value) : undefined;
  if (reference === undefined) {
    const shown = JSON.stringify(value);
    context.warn(
      pointer,
      `There is no schema ${shown} for this value. The value is ignored; correct the mapping.`,
      true,
    );
  }
  return reference;
};

const schemaTypes = new Set<Json>(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

/** One name stays text; of a list each name is kept once. Names that JSON Schema does not know are left out. */
const type: Reader<SchemaType | SchemaType[]> = (value) => {
  if (!Array.isArray(value)) return isType(value) ? value : undefined;
  const distinct = [...new Set(value.filter(isType))];
  return distinct.length > 1 ? distinct : distinct[0];
};

function isType(value: Json): value is SchemaType {
  return schemaTypes.has(value);
}

/** A pattern is kept whatever it is: that JavaScript cannot read it says nothing of the server. */
const pattern: Reader<string> = (value, pointer, context) => {
  if (typeof value !== 'string') return undefined;
  const fault = expressionFault(value);
  if (fault !== undefined) {
    context.warn(pointer, `JavaScript cannot read this pattern: ${fault}. Values are not checked by it; correct it.`);
  }
  return value;
};

/** Before 3.1 a member that says nothing but that it may be null is null. */
const unionMember: Reader<SchemaObject> = (value, pointer, context) => {
  const read = schema(value, pointer, context) ?? {};
  const isNullable = isOld(context) && ownValue(value, 'nullable') === true;
  return isNullable && Object.keys(splitAnnotations(read).shape).length === 0 ? { ...read, type: 'null' } : read;
};

const furtherProperties: Reader<boolean | SchemaObject> = (value, ...place) =>
  typeof value === 'boolean' ? value : schema(value, ...place);

const annotationFields: Fields = {
  title: text,
  description: prose,
  deprecated: flag,
  readOnly: flag,
  writeOnly: flag,
  default: json,
  examples: listOf(json),
};

const schemaFields: Fields = {
  ...annotationFields,
  type,
  const: json,
  enum: listOf(json),
  format: text,
  minLength: count,
  maxLength: count,
  pattern,
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: number,
  items: (value, pointer, context) => (Array.isArray(value) ? undefined : schema(value, pointer, context)),
  prefixItems: (...place) => listOf(schema)(...place),
  minItems: count,
  maxItems: count,
  uniqueItems: flag,
  properties: (...place) => mapOf(schema)(...place),
  patternProperties: (...place) => mapOf(schema)(...place),
  additionalProperties: furtherProperties,
  unevaluatedProperties: furtherProperties,
  required: textList,
  minProperties: count,
  maxProperties: count,
  allOf: (...place) => listOf(schema)(...place),
  anyOf: listOf(unionMember),
  oneOf: listOf(unionMember),
  not: (...place) => schema(...place),
  discriminator,
  contentMediaType: text,
  contentEncoding: text,
  contentSchema: (...place) => schema(...place),
};
