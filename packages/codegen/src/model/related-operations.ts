import type { Schema } from './schema.ts';
import { propertiesOf, type SchemaIndex } from './schema-tools.ts';
import type { Operation, Parameter } from './types.ts';

/** Where the values that exist for a parameter can be read. */
export interface ListedValues {
  /** A list that can be read without being told anything. */
  readonly operation: Operation;
  /** Property of the list's items that holds the value. */
  readonly property: string;
}

/**
 * The list that knows the values of a parameter: one of the same resource whose items have a property of that name.
 */
export function listedValues(
  parameter: Parameter,
  siblings: readonly Operation[],
  index: SchemaIndex,
): ListedValues | undefined {
  const property = parameter.name;
  const operation = siblings.find((candidate) => {
    const item = candidate.pagination?.itemSchema;
    return needsNothing(candidate) && hasProperty(item, property, index);
  });
  return operation && { operation, property };
}

/**
 * The operation that makes what another one works on: a POST of the same resource that can be called without any value
 * and answers with a property that is called as the other's only path parameter.
 */
export function creatorOf(
  { pathParameters }: Operation,
  siblings: readonly Operation[],
  index: SchemaIndex,
): ListedValues | undefined {
  const [parameter, ...others] = pathParameters;
  if (parameter === undefined || others.length > 0) return undefined;
  const property = parameter.name;
  const operation = siblings.find((candidate) => {
    const { method, success } = candidate;
    return method === 'post' && needsNothing(candidate) && hasProperty(success.schema, property, index);
  });
  return operation && { operation, property };
}

function needsNothing({ pathParameters, queryParameters, headerParameters, body }: Operation) {
  const isOptional = [...queryParameters, ...headerParameters].every((parameter) => !parameter.required);
  return pathParameters.length === 0 && isOptional && body?.required !== true;
}

function hasProperty(schema: Schema | undefined, name: string, index: SchemaIndex): boolean {
  return schema !== undefined && propertiesOf(schema, index)?.some((property) => property.name === name) === true;
}
