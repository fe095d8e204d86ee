import { present } from '../../json.ts';
import { streamedCall, streamFlag } from '../../model/asked-call.ts';
import { givenCookies, namedParameters } from '../../model/call-shape.ts';
import { contentKind } from '../../model/media-type.ts';
import type { Schema } from '../../model/schema.ts';
import type { Stream } from '../../model/stream.ts';
import type { Body, FieldEncoding, Operation, Parameter, Response } from '../../model/types.ts';
import { type Code, code, identifier, join, literal, objectKey } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import type { ModuleContext } from './module-context.ts';
import { paginationDescription } from './pagination-description.ts';
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
  const parameters = parameterEntries(operation);
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
    ['parameters', parameters.length > 0 ? objectLiteral(parameters) : undefined],
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
  const isSplit = body !== undefined || headerParameters.length > 0 || queryParameters.some(isRenamed);
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
    case 'urlencoded':
      return runtime('upload/encode-form.ts', 'encodeForm');
    default:
      return runtime('upload/encode-raw.ts', 'encodeRaw');
  }
}

/** The path with the marks by which the runtime tells the styles of path parameters apart. */
function markedPath({ path, pathParameters }: Operation): string {
  return path.replace(/\{([^}]*)\}/g, (whole, name: string) => {
    const parameter = pathParameters.find((candidate) => candidate.name === name);
    if (parameter === undefined) return whole;
    if (isJson(parameter.mediaType)) return `{${name}:json}`;
    const mark = parameter.style === 'label' ? '.' : parameter.style === 'matrix' ? ';' : '';
    return `{${mark}${name}${parameter.explode ? '*' : ''}}`;
  });
}

function isStyledInPath({ schema, style, mediaType }: Parameter, context: ModuleContext): boolean {
  return isJson(mediaType) || style !== 'simple' || mayBe(schema, isComposed, context);
}

function isStyledInQuery(parameter: Parameter, context: ModuleContext): boolean {
  const { schema, style, explode, allowReserved, mediaType } = parameter;
  const isUsual = style === 'form' && explode && !allowReserved && mediaType === undefined;
  return !isUsual || mayBe(schema, isObject, context);
}

function isStyledInHeader({ schema, mediaType }: Parameter, context: ModuleContext): boolean {
  return mediaType !== undefined || mayBe(schema, isComposed, context);
}

function isJson(mediaType: string | undefined): boolean {
  return mediaType !== undefined && contentKind(mediaType) === 'json';
}

function isRenamed({ argument, name }: Parameter): boolean {
  return argument !== name;
}

function parameterEntries(operation: Operation): Entries {
  const { body } = operation;
  const outside = namedParameters(operation).flatMap((parameter) => {
    const entries: Entries = [
      ['in', literal(parameter.in)],
      ['name', parameter.argument === parameter.name ? undefined : literal(parameter.name)],
      ...styleEntries(parameter),
    ];
    const isUsual =
      body === undefined && parameter.in === 'query' && entries.every(([name, it]) => name === 'in' || !it);
    return isUsual ? [] : [[parameter.argument, objectLiteral(entries)] as const];
  });
  const renamed = (body?.fields ?? []).filter(({ argument, name }) => argument !== name);
  return [...outside, ...renamed.map(({ argument, name }) => [argument, literal({ in: 'body', name })] as const)];
}

function styleEntries({ in: place, style, explode, allowReserved, mediaType }: Parameter): Entries {
  if (mediaType !== undefined) return [['mediaType', literal(mediaType)]];
  const hasStyle = place === 'query' && style !== 'form';
  const isUsual = style === 'deepObject' || explode === (place !== 'header');
  return [
    ['style', hasStyle ? literal(style) : undefined],
    ['explode', isUsual ? undefined : literal(explode)],
    ['allowReserved', allowReserved ? literal(true) : undefined],
  ];
}

function isComposed(kind: Schema['kind']): boolean {
  return kind === 'array' || kind === 'tuple' || isObject(kind);
}

function isObject(kind: Schema['kind']): boolean {
  return kind === 'object' || kind === 'unknown' || kind === 'intersection';
}

/** Whether a value of the schema may be of a kind. */
function mayBe(
  schema: Schema,
  test: (kind: Schema['kind']) => boolean,
  context: ModuleContext,
  seen: readonly string[] = [],
): boolean {
  if (schema.kind === 'union') return schema.members.some((member) => mayBe(member, test, context, seen));
  if (schema.kind !== 'reference') return test(schema.kind);
  const named = context.given.index.get(schema.name);
  return !named || (!seen.includes(schema.name) && mayBe(named.schema, test, context, [...seen, schema.name]));
}
