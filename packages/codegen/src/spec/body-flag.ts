import type { OpenApiDocument, OperationObject, SchemaObject } from './document.ts';
import { splitPointer } from './json-pointer.ts';
import { type Composition, schemaParts } from './schema-parts.ts';

/** A property of a request's body that may be true. */
export interface BodyFlag {
  /** Whether every request has it, and never as anything but true. */
  readonly isConstant: boolean;
  /** What the document says of it. */
  readonly prose: string;
}

/** Finds a property of an operation's body that may be true. Undefined where there is none of that name. */
export function findBodyFlag(
  name: string,
  { requestBody }: OperationObject,
  document: OpenApiDocument,
): BodyFlag | undefined {
  const find = (reference: string) => document.components.schemas[splitPointer(reference)?.[2] ?? ''];
  const partsOf = (schema: SchemaObject, ...keywords: readonly Composition[]) => schemaParts(schema, keywords, find);
  for (const { schema = {} } of Object.values(requestBody?.content ?? {})) {
    const properties = propertiesNamed(name, partsOf(schema, 'allOf', 'anyOf', 'oneOf'));
    const parts = properties.flatMap((property) => partsOf(property, 'allOf', 'anyOf', 'oneOf'));
    const values = new Set(parts.flatMap(valuesOf));
    if (!values.has(true) || parts.some(({ readOnly }) => readOnly)) continue;
    const always = partsOf(schema, 'allOf');
    const isRequired = requestBody?.required === true && always.some(({ required }) => required?.includes(name));
    return {
      isConstant: isRequired && !values.has(false),
      prose: parts.flatMap(({ description }) => description ?? []).join('\n'),
    };
  }
  return undefined;
}

function propertiesNamed(name: string, schemas: readonly SchemaObject[]): readonly SchemaObject[] {
  return schemas.flatMap(({ properties = {} }) => (Object.hasOwn(properties, name) ? (properties[name] ?? []) : []));
}

/** The truth values that a schema allows by itself. */
function valuesOf({ type, const: only, enum: values = only === undefined ? undefined : [only] }: SchemaObject) {
  if (values !== undefined) return values.filter((value) => typeof value === 'boolean');
  return [type].flat().includes('boolean') ? [true, false] : [];
}
