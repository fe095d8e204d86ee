import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { AnyHandlers, CallContext, ServerSentEvent } from './handler.ts';
import { HttpError, type RequestProblem } from './http-error.ts';
import { JsonText } from './json-text.ts';
import { parseBody } from './parse-body.ts';
import { parseParameters, type RawParameters } from './parse-parameters.ts';
import { challengeOf, readKey } from './read-key.ts';
import { checkResponse } from './response-checker.ts';
import type { ApiDescription, Route } from './route.ts';
import type { SchemaChecker } from './schema-checker.ts';
import { sendEvents } from './send-events.ts';

/** What answering needs beside the route and the request. */
export interface RouteServing {
  readonly api: ApiDescription;
  readonly check: SchemaChecker;
  readonly strictResponses: boolean;
  readonly log: (message: string) => void;
}

/**
 * Answers one call: key, then input, then the handler.
 *
 * @throws {@link HttpError} 401 without a key where one is asked for, 422 with every wrong place, and what the handler throws.
 */
export async function answerRoute(
  route: Route,
  handler: AnyHandlers<CallContext>[string] | undefined,
  path: Record<string, string>,
  context: Context<{ Bindings: HttpBindings }>,
  serving: RouteServing,
): Promise<Response> {
  const { status, detail, result, headers } = await call(route, handler, path, context, serving);
  if (detail !== undefined) {
    const body = { detail };
    if (serving.strictResponses) checkResponse(route, status, body, serving.check);
    return Response.json(body, { status, headers });
  }
  if (route.stream !== undefined) {
    const events = result as AsyncIterable<ServerSentEvent<unknown>>;
    return sendEvents(route, status, events, context, serving);
  }
  if (result instanceof JsonText && !serving.strictResponses) {
    return new Response(result.stream(), { status, headers: { 'content-type': 'application/json' } });
  }
  const value = result instanceof JsonText ? result.parse() : result;
  if (serving.strictResponses) checkResponse(route, status, value, serving.check);
  return value === undefined ? new Response(null, { status }) : Response.json(value, { status });
}

interface Outcome {
  readonly status: number;
  readonly detail?: HttpError['detail'];
  readonly headers?: Record<string, string>;
  readonly result?: unknown;
}

async function call(
  route: Route,
  handler: AnyHandlers<CallContext>[string] | undefined,
  path: Record<string, string>,
  context: Context<{ Bindings: HttpBindings }>,
  serving: RouteServing,
): Promise<Outcome> {
  try {
    if (handler === undefined) throw new HttpError(501, 'This operation is not served here');
    const { request, key } = await readRequest(route, path, context, serving);
    // The input has just been checked against the schemas that the handler's types are made from.
    const result = await handler(request as never, { key, signal: context.req.raw.signal });
    return { status: Number(route.success.status) || 200, result };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return { status: error.status, detail: error.detail, headers: { ...error.headers } };
  }
}

async function readRequest(
  route: Route,
  path: Record<string, string>,
  context: Context<{ Bindings: HttpBindings }>,
  { api, check }: RouteServing,
): Promise<{ request: Record<string, unknown>; key: string }> {
  const raw: RawParameters = {
    path,
    query: new URL(context.req.url).searchParams,
    header: context.req.header(),
    cookie: getCookie(context),
  };
  const key = api.auth === undefined ? undefined : readKey(api.auth, raw);
  if (route.authenticated && key === undefined) {
    throw new HttpError(401, 'Not authenticated', challengeOf(api.auth));
  }
  const problems: RequestProblem[] = [];
  const parameters = parseParameters(route.parameters, raw, { definitions: api.definitions, check }, problems);
  const body = route.body && (await parseBody(route.body, context.req.raw, check, problems));
  if (problems.length > 0) throw new HttpError(422, problems);
  return { request: { ...parameters, body }, key: key ?? '' };
}
