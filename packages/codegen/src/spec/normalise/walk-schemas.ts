import type { OpenApiDocument, OperationObject, SchemaObject } from '../document.ts';
import { httpMethods } from '../http-methods.ts';

/** The schemas that stand directly inside of one. References are not followed. */
export function innerSchemas(schema: SchemaObject): SchemaObject[] {
  const { additionalProperties: additional, items, not, contentSchema } = schema;
  return [
    ...Object.values(schema.properties ?? {}),
    ...Object.values(schema.patternProperties ?? {}),
    ...[items, not, contentSchema, typeof additional === 'object' ? additional : undefined].filter((inner) => !!inner),
    ...[schema.prefixItems, schema.allOf, schema.anyOf, schema.oneOf].flatMap((list) => list ?? []),
  ];
}

/** The schemas that stand in operations, by who sends what they describe. */
export function operationSchemas(document: OpenApiDocument): { requests: SchemaObject[]; answers: SchemaObject[] } {
  const requests: SchemaObject[] = [];
  const answers: SchemaObject[] = [];
  for (const item of [...Object.values(document.paths), ...Object.values(document.webhooks ?? {})]) {
    for (const method of httpMethods) {
      const operation = item[method];
      if (!operation) continue;
      requests.push(...requestSchemas(operation));
      const { responses } = operation;
      answers.push(...Object.values(responses).flatMap(({ content, headers }) => schemasOf(content, headers)));
    }
  }
  return { requests, answers };
}

function requestSchemas({ parameters, requestBody }: OperationObject): SchemaObject[] {
  return [
    ...parameters.flatMap((parameter) => schemasOf(parameter.content, [parameter])),
    ...schemasOf(requestBody?.content),
  ];
}

type WithSchema = { readonly schema?: SchemaObject };

function schemasOf(...maps: readonly (Readonly<Record<string, WithSchema>> | readonly WithSchema[] | undefined)[]) {
  return maps.flatMap((map) => Object.values(map ?? {}).flatMap(({ schema }: WithSchema) => (schema ? [schema] : [])));
}
