import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { askedRoute } from './asked-route.ts';
import { errorBody } from './error-body.ts';
import type { AnyHandlers, CallContext, ServerSentEvent } from './handler.ts';
import { HttpError, type RequestProblem } from './http-error.ts';
import { JsonText } from './json-text.ts';
import { isJsonType } from './media-type.ts';
import { parseBody } from './parse-body.ts';
import { parseParameters, type RawParameters } from './parse-parameters.ts';
import { challengeOf, isSameKey, readKey } from './read-key.ts';
import { checkHeaders, checkResponse } from './response-checker.ts';
import type { Route } from './route.ts';
import type { RouteServing } from './route-serving.ts';
import { sendEvents } from './send-events.ts';

/** Statuses whose answers never have a body, whatever a document says. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Answers one call: key, then input, then the handler.
 *
 * @throws {@link HttpError} 401 without a key where one is asked for, or with one that is not taken, 422 with every wrong place, and what the handler throws.
 */
export async function answerRoute(
  route: Route,
  handler: AnyHandlers<CallContext>[string] | undefined,
  path: Record<string, string>,
  context: Context<{ Bindings: HttpBindings }>,
  serving: RouteServing,
): Promise<Response> {
  const outcome = await call(route, handler, path, context, serving);
  if (outcome instanceof HttpError) return answerError(route, outcome, serving);
  const { result, request } = outcome;
  const asked = askedRoute(route, request);
  const status = successStatus(asked);
  if (asked.stream !== undefined) {
    const events = result as AsyncIterable<ServerSentEvent<unknown>>;
    return sendEvents(asked, status, events, context, serving);
  }
  if (result instanceof JsonText && !serving.strictResponses) {
    return new Response(result.stream(), { status, headers: { 'content-type': 'application/json' } });
  }
  const value = result instanceof JsonText ? result.parse() : result;
  if (serving.strictResponses) checkResponse(route, status, value, serving.check);
  if (value === undefined || bodiless.has(status)) return new Response(null, { status });
  const { mediaType } = route.success;
  if (mediaType === undefined || isJsonType(mediaType)) return Response.json(value, { status });
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return new Response(text, { status, headers: { 'content-type': mediaType } });
}

/** Answers a call with an error, in the form that the document gives to errors. */
export function answerError(route: Route, { status, detail, headers }: HttpError, serving: RouteServing): Response {
  const body = errorBody(route, status, detail, serving);
  if (serving.strictResponses) {
    checkResponse(route, status, body, serving.check);
    checkHeaders(route, status, headers, { definitions: serving.api.definitions, check: serving.check });
  }
  if (body === undefined || bodiless.has(status)) return new Response(null, { status, headers });
  return Response.json(body, { status, headers });
}

function successStatus({ success }: Route): number {
  return Number(success.status) || 200;
}

async function call(
  route: Route,
  handler: AnyHandlers<CallContext>[string] | undefined,
  path: Record<string, string>,
  context: Context<{ Bindings: HttpBindings }>,
  serving: RouteServing,
): Promise<{ readonly result: unknown; readonly request: object } | HttpError> {
  try {
    if (handler === undefined) throw new HttpError(501, 'This operation is not served here');
    const { request, key } = await readRequest(route, path, context, serving);
    // The input has just been checked against the schemas that the handler's types are made from.
    const result = await handler(request as never, { key, signal: context.req.raw.signal });
    return { result, request };
  } catch (error) {
    if (error instanceof HttpError) return error;
    throw error;
  }
}

async function readRequest(
  route: Route,
  path: Record<string, string>,
  context: Context<{ Bindings: HttpBindings }>,
  { api, checkRequest: check, requireKey }: RouteServing,
): Promise<{ request: Readonly<Record<string, unknown>>; key: string }> {
  const raw: RawParameters = {
    path,
    query: new URL(context.req.url).searchParams,
    header: context.req.header(),
    cookie: getCookie(context),
  };
  const auth = api.auth ?? (requireKey === undefined ? undefined : { type: 'bearer' as const });
  const key = auth && readKey(auth, raw);
  if (auth && key === undefined && (route.authenticated || requireKey !== undefined)) {
    throw new HttpError(401, 'Not authenticated', challengeOf(auth));
  }
  if (requireKey !== undefined && !isSameKey(key, requireKey)) {
    throw new HttpError(401, 'The key is not the one that this server takes', challengeOf(auth));
  }
  const problems: RequestProblem[] = [];
  const reading = { definitions: api.definitions, check };
  const parameters = parseParameters(route.parameters, raw, reading, problems);
  const body = route.body && (await parseBody(route.body, context.req.raw, reading, problems));
  if (problems.length > 0) throw new HttpError(422, problems);
  return { request: { ...parameters, body }, key: key ?? '' };
}
