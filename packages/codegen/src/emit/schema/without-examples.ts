import { httpMethods } from '../../http-methods.ts';
import type {
  MediaTypeObject,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  PathItemObject,
  RequestBodyObject,
  ResponseObject,
} from '../../spec/document.ts';

/**
 * A document without the examples of its parameters, bodies and answers. They are the most of many documents, no type
 * depends on them, and openapi-typescript walks all of them several times.
 */
export function withoutExamples(document: OpenApiDocument): OpenApiDocument {
  const { paths, webhooks } = document;
  return {
    ...document,
    paths: mapValues(paths, bareItem),
    ...(webhooks && { webhooks: mapValues(webhooks, bareItem) }),
  };
}

function bareItem(item: PathItemObject): PathItemObject {
  const operations = httpMethods.flatMap((method) => {
    const operation = item[method];
    return operation ? [[method, bareOperation(operation)] as const] : [];
  });
  return { ...item, ...Object.fromEntries(operations) };
}

function bareOperation(operation: OperationObject): OperationObject {
  const { parameters, requestBody, responses } = operation;
  return {
    ...operation,
    parameters: parameters.map(bareParameter),
    ...(requestBody && { requestBody: bareContent<RequestBodyObject>(requestBody) }),
    responses: mapValues(responses, (response) => bareContent<ResponseObject>(response)),
  };
}

function bareParameter({ examples: _, ...parameter }: ParameterObject): ParameterObject {
  return bareContent(parameter);
}

function bareContent<T extends { readonly content?: Readonly<Record<string, MediaTypeObject>> }>(holder: T): T {
  if (holder.content === undefined) return holder;
  return { ...holder, content: mapValues(holder.content, ({ examples: _, ...media }): MediaTypeObject => media) };
}

function mapValues<T>(map: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  const result: Record<string, T> = Object.create(null);
  for (const [key, value] of Object.entries(map)) result[key] = change(value);
  return result;
}
