import type { OpenApiDocument, OperationObject, SchemaObject } from './document.ts';
import { splitPointer } from './json-pointer.ts';

/** A property of a request's body that may be true. */
export interface BodyFlag {
  /** Whether every request has it, and never as anything but true. */
  readonly isConstant: boolean;
  /** What the document says of it. */
  readonly prose: string;
}

type Keyword = 'allOf' | 'anyOf' | 'oneOf';

/** Finds a property of an operation's body that may be true. Undefined where there is none of that name. */
export function findBodyFlag(
  name: string,
  { requestBody }: OperationObject,
  document: OpenApiDocument,
): BodyFlag | undefined {
  for (const { schema = {} } of Object.values(requestBody?.content ?? {})) {
    const properties = propertiesNamed(name, partsOf(schema, document, 'allOf', 'anyOf', 'oneOf'));
    const parts = properties.flatMap((property) => partsOf(property, document, 'allOf', 'anyOf', 'oneOf'));
    const values = new Set(parts.flatMap(valuesOf));
    if (!values.has(true) || parts.some(({ readOnly }) => readOnly)) continue;
    const always = partsOf(schema, document, 'allOf');
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

/** The schemas that a schema consists of: itself, what it refers to, and what these keywords hold. Each is there once. */
function partsOf(
  schema: SchemaObject,
  document: OpenApiDocument,
  ...keywords: readonly Keyword[]
): readonly SchemaObject[] {
  const parts = new Set([schema]);
  // The loop comes to what is added in it, too.
  for (const part of parts) {
    const target =
      part.$ref === undefined ? undefined : document.components.schemas[splitPointer(part.$ref)?.[2] ?? ''];
    if (target !== undefined) parts.add(target);
    for (const member of keywords.flatMap((keyword) => part[keyword] ?? [])) parts.add(member);
  }
  return [...parts];
}
