import type { OpenApiDocument, OperationObject, SchemaObject } from './document.ts';
import { splitPointer } from './json-pointer.ts';
import { type Composition, schemaParts } from './schema-parts.ts';

/** A property of a request's body, or a parameter of its query, that may be true. */
export interface StreamFlag {
  /** Whether every request has it, and never as anything but true. */
  readonly isConstant: boolean;
  /** What the document says of it. */
  readonly prose: string;
}

/** Finds what may be true of an operation's body, or else of its query. Undefined where there is nothing of that name. */
export function findStreamFlag(
  name: string,
  { parameters, requestBody }: OperationObject,
  document: OpenApiDocument,
): StreamFlag | undefined {
  const find = (reference: string) => document.components.schemas[splitPointer(reference)?.[2] ?? ''];
  const partsOf = (schema: SchemaObject, ...keywords: readonly Composition[]) => schemaParts(schema, keywords, find);
  const flagOf = (schemas: readonly SchemaObject[], isRequired: boolean): StreamFlag | undefined => {
    const parts = schemas.flatMap((schema) => partsOf(schema, 'allOf', 'anyOf', 'oneOf'));
    const values = new Set(parts.flatMap(valuesOf));
    if (!values.has(true) || parts.some(({ readOnly }) => readOnly)) return undefined;
    return {
      isConstant: isRequired && !values.has(false),
      prose: parts.flatMap(({ description }) => description ?? []).join('\n'),
    };
  };
  for (const { schema = {} } of Object.values(requestBody?.content ?? {})) {
    const always = requestBody?.required === true ? partsOf(schema, 'allOf') : [];
    const properties = propertiesNamed(name, partsOf(schema, 'allOf', 'anyOf', 'oneOf'));
    const flag = flagOf(
      properties,
      always.some(({ required }) => required?.includes(name)),
    );
    if (flag !== undefined) return flag;
  }
  const parameter = parameters.find((each) => each.in === 'query' && each.name === name);
  const { schema = {}, description = '', required = false } = parameter ?? {};
  return parameter && flagOf([{ description }, schema], required);
}

function propertiesNamed(name: string, schemas: readonly SchemaObject[]): readonly SchemaObject[] {
  return schemas.flatMap(({ properties = {} }) => (Object.hasOwn(properties, name) ? (properties[name] ?? []) : []));
}

/** The truth values that a schema allows by itself. */
function valuesOf({ type, const: only, enum: values = only === undefined ? undefined : [only] }: SchemaObject) {
  if (values !== undefined) return values.filter((value) => typeof value === 'boolean');
  return [type].flat().includes('boolean') ? [true, false] : [];
}
