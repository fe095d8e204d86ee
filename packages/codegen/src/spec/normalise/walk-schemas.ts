import { httpMethods } from '../../http-methods.ts';
import type { OpenApiDocument, OperationObject, SchemaObject } from '../document.ts';
import { pointerTo } from '../json-pointer.ts';

/** The schemas that stand directly inside of one. References are not followed. */
export function innerSchemas(schema: SchemaObject): SchemaObject[] {
  const { properties, patternProperties, additionalProperties, items, not, contentSchema } = schema;
  const { prefixItems, allOf, anyOf, oneOf } = schema;
  const alone = [items, not, contentSchema, additionalProperties].filter((inner) => typeof inner === 'object');
  const found: SchemaObject[] = [];
  for (const group of [properties, patternProperties, alone, prefixItems, allOf, anyOf, oneOf]) {
    if (group !== undefined) for (const inner of Object.values(group)) found.push(inner);
  }
  return found;
}

/** All operations, those of webhooks included, with their places. */
export function* placedOperations(
  document: OpenApiDocument,
): Generator<{ operation: OperationObject; pointer: string }> {
  for (const place of ['paths', 'webhooks'] as const) {
    for (const [name, item] of Object.entries(document[place] ?? {})) {
      for (const method of httpMethods) {
        const operation = item[method];
        if (operation) yield { operation, pointer: pointerTo([place, name, method]) };
      }
    }
  }
}

/** The schemas that stand in operations, by who sends what they describe. */
export function operationSchemas(document: OpenApiDocument): { requests: SchemaObject[]; answers: SchemaObject[] } {
  const operations = Array.from(placedOperations(document), ({ operation }) => operation);
  return { requests: operations.flatMap(requestSchemas), answers: operations.flatMap(answerSchemas) };
}

/** The schemas that stand in what is sent to an operation. */
export function requestSchemas({ parameters, requestBody }: OperationObject): SchemaObject[] {
  return [
    ...parameters.flatMap((parameter) => schemasOf(parameter.content, [parameter])),
    ...schemasOf(requestBody?.content),
  ];
}

/** The schemas that stand in what an operation answers. */
export function answerSchemas({ responses }: OperationObject): SchemaObject[] {
  return Object.values(responses).flatMap(({ content, headers }) => schemasOf(content, headers));
}

type WithSchema = { readonly schema?: SchemaObject };

function schemasOf(...maps: readonly (Readonly<Record<string, WithSchema>> | readonly WithSchema[] | undefined)[]) {
  return maps.flatMap((map) => Object.values(map ?? {}).flatMap(({ schema }: WithSchema) => (schema ? [schema] : [])));
}
