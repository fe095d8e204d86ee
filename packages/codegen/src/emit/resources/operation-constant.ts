import { present } from '../../json.ts';
import { streamedCall, streamFlag } from '../../model/asked-call.ts';
import { givenCookies } from '../../model/call-shape.ts';
import type { Stream } from '../../model/stream.ts';
import type { Body, FieldEncoding, Operation, Response } from '../../model/types.ts';
import { type Code, code, identifier, join, literal, objectKey } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import type { ModuleContext } from './module-context.ts';
import { paginationDescription } from './pagination-description.ts';
import {
  isStyledInHeader,
  isStyledInPath,
  isStyledInQuery,
  markedPath,
  parametersDescription,
} from './parameters-description.ts';
import { requestFunction } from './request-function.ts';
import { streamDescription } from './stream-description.ts';

/** Properties of an object literal, those that are undefined left out. */
type Entries = readonly (readonly [name: string, value: Code | undefined])[];

/** The description of an operation that the runtime works from. What equals the runtime's defaults is left out. */
export function operationConstant(operation: Operation, context: ModuleContext): Code {
  const { names } = operation;
  const type = context.runtimeType('operation.ts', constantType(operation));
  const data = objectLiteral(operationEntries(operation, context));
  const constant = code`const ${identifier(names.constantName)}: ${type} = ${data};`;
  if (names.turn === undefined) return constant;
  const comment = docComment({ text: `How \`${operation.id}\` is sent, and what its events mean, as data.` });
  return code`${comment}export ${constant}`;
}

function constantType({ pagination, stream, streamed }: Operation): string {
  if (pagination !== undefined) return 'PageOperation';
  if (stream !== undefined) return 'StreamOperation';
  return streamed === undefined ? 'Operation' : 'StreamableOperation';
}

function operationEntries(operation: Operation, context: ModuleContext): Entries {
  const { id, method, idempotencyHeader, pagination, stream } = operation;
  const hasStyledPath = operation.pathParameters.some((parameter) => isStyledInPath(parameter, context));
  const hasStyledQuery = operation.queryParameters.some((parameter) => isStyledInQuery(parameter, context));
  return [
    ['id', literal(id)],
    ['method', literal(method.toUpperCase())],
    ...(idempotencyHeader === undefined ? [] : keyEntries(idempotencyHeader, context)),
    ...serverEntries(operation, context),
    ['path', literal(hasStyledPath ? markedPath(operation) : operation.path)],
    ['writePath', hasStyledPath ? context.runtime('http/write-styled.ts', 'writeStyledPath') : undefined],
    ['split', paramsSplitter(operation, context)],
    ['parameters', parametersDescription(operation)],
    ['writeQuery', hasStyledQuery ? context.runtime('http/write-styled.ts', 'writeStyledQuery') : undefined],
    ['body', printBody(operation, context)],
    ...answerEntries(operation, context),
    ['pagination', pagination && paginationDescription(pagination, operation, context)],
    ['stream', stream && streamDescription(stream, printHistory(stream, context))],
    ['streamed', streamedEntries(operation, context)],
  ];
}

/** How the call is made where it is asked for a stream. */
function streamedEntries(operation: Operation, context: ModuleContext): Code | undefined {
  const call = streamedCall(operation);
  const { stream, success } = call ?? {};
  if (call === undefined || stream === undefined) return undefined;
  return objectLiteral([
    ['flag', literal(streamFlag(operation))],
    ['accept', literal(success?.mediaType ?? '*/*')],
    ['request', context.runtime(...requestFunction(call))],
    ['stream', streamDescription(stream, undefined)],
  ]);
}

/** The server of a call that is not made where all others are, and the function that finds the client for it. */
function serverEntries({ server }: Operation, { server: usual, runtime }: ModuleContext): Entries {
  if (server === undefined) return [];
  const { url: own, ...security } = server;
  return [
    ['server', literal({ usual, own, ...security })],
    ['atServer', runtime('http/at-server.ts', 'atServer')],
  ];
}

function keyEntries(header: string, { runtime }: ModuleContext): Entries {
  return [
    ['idempotencyHeader', literal(header)],
    ['addKey', runtime('http/add-idempotency-key.ts', 'addIdempotencyKey')],
  ];
}

/** The function that sorts the parameter object. Undefined where all of it goes into the query as it is. */
function paramsSplitter(operation: Operation, context: ModuleContext): Code | undefined {
  const { queryParameters, headerParameters, body } = operation;
  const hasStyles =
    givenCookies(operation).length > 0 || headerParameters.some((header) => isStyledInHeader(header, context));
  if (hasStyles) return context.runtime('http/split-styled.ts', 'splitStyledParams');
  const isSplit =
    body !== undefined ||
    headerParameters.length > 0 ||
    queryParameters.some(({ argument, name }) => argument !== name);
  return isSplit ? context.runtime('http/split-params.ts', 'splitParams') : undefined;
}

/** The whole of the operation, since its own constant may stand in another module, or below in this one. */
function printHistory({ history }: Stream, context: ModuleContext): Code | undefined {
  const operation = history && context.operation(history.operation);
  return operation && objectLiteral(operationEntries(operation, context));
}

function objectLiteral(entries: Entries): Code {
  const properties = entries.flatMap(([name, value]) => (value ? [code`${objectKey(name)}: ${value}`] : []));
  return code`{ ${join(properties)} }`;
}

/** The media type of the answer, and the function that reads it. A stream is read by the function that requests it. */
function answerEntries({ success, stream }: Operation, context: ModuleContext): Entries {
  const accept = success.kind === 'mixed' ? '*/*' : (success.mediaType ?? '*/*');
  return [
    ['accept', accept === 'application/json' ? undefined : literal(accept)],
    ['read', stream ? undefined : bodyReader(success, context)],
  ];
}

/** The function that makes a value of an answer's body. Undefined for JSON, which the runtime reads by itself. */
function bodyReader({ mediaType, kind, mayBeEmpty }: Response, { runtime }: ModuleContext): Code | undefined {
  if (mediaType === undefined) return runtime('http/read-other.ts', 'readNothing');
  if (kind === 'json') return undefined;
  if (kind === 'mixed' || mayBeEmpty) return runtime('http/read-any.ts', 'readAny');
  return kind === 'text' ? runtime('http/read-body.ts', 'readText') : runtime('http/read-other.ts', 'readBlob');
}

function printBody({ body }: Operation, context: ModuleContext): Code | undefined {
  return (
    body &&
    objectLiteral([
      ['mediaType', literal(body.mediaType)],
      ['encode', bodyEncoder(body, context)],
      ['encodings', body.encodings && objectLiteral(Object.entries(body.encodings).map(encodingEntry))],
      ['required', body.required ? literal(true) : undefined],
      ['property', body.fields === undefined ? literal('body') : undefined],
    ])
  );
}

function encodingEntry([name, { style, explode, allowReserved, mediaType }]: [string, FieldEncoding]) {
  return [name, literal(present({ style, explode, allowReserved, mediaType }))] as const;
}

/** The function that makes a body of a value. Undefined for JSON, which the runtime writes by itself. */
function bodyEncoder({ kind }: Body, { runtime }: ModuleContext): Code | undefined {
  switch (kind) {
    case 'json':
      return undefined;
    case 'multipart':
      return runtime('upload/encode-multipart.ts', 'encodeMultipart');
    case 'lines':
      return runtime('upload/encode-lines.ts', 'encodeLines');
    case 'urlencoded':
      return runtime('upload/encode-form.ts', 'encodeForm');
    default:
      return runtime('upload/encode-raw.ts', 'encodeRaw');
  }
}
