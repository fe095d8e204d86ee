import { httpMethods } from '../../http-methods.ts';
import { entriesOf, isJsonObject, type Json, type JsonObject, ownValue } from '../../json.ts';
import type { OperationObject, PathItemObject, RequestBodyObject, ResponseObject } from '../document.ts';
import { joinPointer } from '../json-pointer.ts';
import { headers, responseContent, wholeContent } from './content.ts';
import type { NormaliseContext, Reader } from './context.ts';
import { type Fields, flag, line, mapOf, objectOf, prose, readFields, text, textList } from './fields.ts';
import { links } from './links.ts';
import { readParameters } from './parameters.ts';
import { resolved } from './resolved.ts';
import { security } from './security.ts';
import { servers } from './servers.ts';

/** Reads the operations of one path. */
export function readPathItem(
  path: string,
  ...[value, pointer, context]: Parameters<Reader<PathItemObject>>
): PathItemObject | undefined {
  const target = resolved(value, pointer, context);
  if (!target) return undefined;
  if (Object.hasOwn(target.value, 'trace')) {
    const message = 'No `fetch` sends this method. The operation is left out; choose another method.';
    context.warn(joinPointer(target.pointer, 'trace'), message);
  }
  const result: Record<string, unknown> = readFields(target.value, target.pointer, context, pathItemFields);
  const read = (key: string, item: Json, operationPointer: string): void => {
    if (isJsonObject(item)) {
      const operation = readOperation(item, operationPointer, context, path, target);
      result[key] = bodyless.has(key) ? withoutBody(operation, operationPointer, context) : operation;
    } else context.warn(operationPointer, 'This is no operation. It is ignored; write an object.', true);
  };
  for (const [key, item] of Object.entries(target.value)) {
    if (httpMethods.some((method) => method === key)) read(key, item, joinPointer(target.pointer, key));
  }
  const others = joinPointer(target.pointer, 'additionalOperations');
  for (const [name, item] of entriesOf(ownValue(target.value, 'additionalOperations'))) {
    const method = httpMethods.find((known) => known === name.toLowerCase());
    if (method !== undefined && result[method] === undefined) read(method, item, joinPointer(others, name));
    else context.warn(joinPointer(others, name), leftOut);
  }
  return result;
}

const leftOut =
  'The operation is left out: no client sends its method, or the path has one already. Choose another method.';

/** Methods whose requests have no body: `fetch` refuses one. */
const bodyless: ReadonlySet<string> = new Set(['get', 'head']);

/** @see https://spec.openapis.org/oas/v3.2.0.html#operation-object */
function withoutBody(
  { requestBody, ...operation }: OperationObject,
  pointer: string,
  context: NormaliseContext,
): OperationObject {
  if (requestBody !== undefined) {
    const message = 'Requests of this method carry no body. It is ignored; use parameters or another method.';
    context.warn(joinPointer(pointer, 'requestBody'), message);
  }
  return operation;
}

const pathItemFields: Fields = { summary: line, description: prose, servers };

function readOperation(
  value: JsonObject,
  pointer: string,
  context: NormaliseContext,
  path: string,
  item: { readonly value: JsonObject; readonly pointer: string },
): OperationObject {
  const lists = [item, { value, pointer }].map((owner) => ({
    value: ownValue(owner.value, 'parameters'),
    pointer: joinPointer(owner.pointer, 'parameters'),
  }));
  const { responses, ...fields } = readFields(value, pointer, context, operationFields) as Partial<OperationObject>;
  return { ...fields, parameters: readParameters(lists, path, pointer, context), responses: responses ?? {} };
}

const requestBody: Reader<RequestBodyObject> = (value, pointer, context) => {
  const target = resolved(value, pointer, context);
  const fields: Fields = { description: prose, required: flag, content: wholeContent };
  const body = target && objectOf<RequestBodyObject>(fields)(target.value, target.pointer, context);
  if (!body?.content || Object.keys(body.content).length === 0) return undefined;
  // Swagger 2.0 requires the fields of a form, which the upgrade does not take for the whole.
  const isNeeded =
    context.version === '2.0' &&
    Object.entries(body.content).some(([type, { schema }]) => /form/.test(type) && schema?.required?.length);
  return isNeeded ? { ...body, required: true } : body;
};

const response: Reader<ResponseObject> = (value, pointer, context) => {
  const target = resolved(value, pointer, context);
  const fields: Fields = { description: prose, content: responseContent, headers, links };
  const answer = target && objectOf<ResponseObject>(fields)(target.value, target.pointer, context);
  return answer && { ...answer, description: answer.description ?? '' };
};

const responses: Reader<Record<string, ResponseObject>> = (value, pointer, context) => {
  if (!isJsonObject(value)) return undefined;
  const result: Record<string, ResponseObject> = Object.create(null);
  for (const [key, item] of Object.entries(value)) {
    if (key.startsWith('x-')) continue;
    const place = joinPointer(pointer, key);
    const status = key === 'default' ? key : key.toUpperCase();
    if (!/^(?:[1-5](?:\d\d|XX)|default)$/.test(status)) {
      context.warn(
        place,
        'This is no HTTP status. It is ignored; write a code, a range such as 5XX, or default.',
        true,
      );
      continue;
    }
    const answer = response(item, place, context);
    if (answer) result[status] = contentless.has(status) ? withoutContent(answer, place, context) : answer;
  }
  return result;
};

/**
 * Answers of these statuses have no body, whatever a document says of them.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1
 */
const contentless: ReadonlySet<string> = new Set(['204', '205', '304']);

function withoutContent(
  { content, ...answer }: ResponseObject,
  pointer: string,
  context: NormaliseContext,
): ResponseObject {
  if (content !== undefined && Object.keys(content).length > 0) {
    context.warn(
      pointer,
      'Answers of this status carry no body. Its content is ignored; remove it, or give its status.',
    );
  }
  return answer;
}

const operationFields: Fields = {
  operationId: (value) => (typeof value === 'string' && value !== '' ? value : undefined),
  tags: textList,
  summary: line,
  description: prose,
  deprecated: flag,
  externalDocs: objectOf({ url: text, description: prose }),
  requestBody,
  responses,
  security,
  servers,
};

/** The requests that an API sends to its users, by their names. */
export const webhooks: Reader<Record<string, PathItemObject>> = mapOf((value, pointer, context) =>
  /\/x-[^/]*$/.test(pointer) ? undefined : readPathItem('', value, pointer, context),
);
