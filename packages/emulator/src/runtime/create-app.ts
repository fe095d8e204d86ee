import { setTimeout } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono, type HonoRequest, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { answerError, answerRoute } from './answer-route.ts';
import { type CallRecord, recordCalls } from './call-record.ts';
import { createValueMaker } from './document/make-value.ts';
import { createFaultScript, type ServerFaults } from './faults/fault-script.ts';
import { injectFaults } from './faults/inject-faults.ts';
import { groupBy } from './group-by.ts';
import { guardBrowsers } from './guard-browsers.ts';
import type { AnyHandlers, CallContext } from './handler.ts';
import { HttpError } from './http-error.ts';
import { ResponseMismatchError } from './response-checker.ts';
import type { ApiDescription, Route } from './route.ts';
import { compareTemplates, toRoutePath } from './route-path.ts';
import type { RouteServing } from './route-serving.ts';
import { createSchemaChecker } from './schema-checker.ts';
import { tellRoutesApart } from './tell-routes-apart.ts';
import { tokenEndpoint } from './token-endpoint.ts';

type RouteHandler = MiddlewareHandler<{ Bindings: HttpBindings }>;

/** Largest body that is read, in bytes. */
const maxBodySize = 10 * 1024 * 1024;

/** What a server is made of. */
export interface AppOptions {
  readonly api: ApiDescription;
  /** By the id of their route. A route without a handler answers 501. */
  readonly handlers: AnyHandlers<CallContext>;
  /** Whether every answer is held against the document; one that does not match becomes a 500 that names the place. */
  readonly strictResponses: boolean;
  /** Receives what went wrong inside the server, as one line. */
  readonly log: (message: string) => void;
  /** Receives every call when it is over. */
  readonly onCall?: ((call: CallRecord) => void) | undefined;
  /** Wait before each call is dealt with, in milliseconds. By default none. */
  readonly latencyMs?: number | undefined;
  /** The one key that is accepted. Then every operation asks for it. By default any key is accepted. */
  readonly requireKey?: string | undefined;
  /** Origins of pages that may call beside those of this machine. By default none. */
  readonly allowOrigins?: readonly string[] | undefined;
  /** What is to go wrong. By default what requests ask for by header. */
  readonly faults?: ServerFaults | undefined;
  /** Aborts when the server stops, for faults that would wait on. */
  readonly stopping?: AbortSignal | undefined;
}

/** Makes a server for any described API. It runs where Hono's Node adapter runs it: see `listen`. */
export function createApp(options: AppOptions): Hono<{ Bindings: HttpBindings }> {
  const { api, handlers, log, onCall, latencyMs = 0, stopping = new AbortController().signal } = options;
  const { allowOrigins = [] } = options;
  const faults = options.faults ?? createFaultScript(operationIds(api));
  const serving = createServing(options);
  const app = new Hono<{ Bindings: HttpBindings }>();
  if (onCall !== undefined) app.use(recordCalls(onCall));
  for (const guard of guardBrowsers({ isKeyed: options.requireKey !== undefined, allowOrigins })) app.use(guard);
  app.use(bodyLimit({ maxSize: maxBodySize, onError: () => refuse(413, 'The body is too large') }));
  if (api.tokenURL !== undefined) app.use(tokenEndpoint(api.tokenURL, options.requireKey));
  const isMeant = tellRoutesApart(api.routes);
  const isCalled = (route: Route, request: HonoRequest) =>
    (route.method !== 'head' || request.method === 'HEAD') && isMeant(route, request);
  for (const route of api.routes.toSorted(compareRoutes)) {
    const path = toRoutePath(route.path);
    // A fault is not held against the document.
    const answerInstead = (error: HttpError) => answerError(route, error, { ...serving, strictResponses: false });
    const ifCalled =
      (handler: RouteHandler): RouteHandler =>
      (context, next) =>
        isCalled(route, context.req) ? handler(context, next) : next();
    app.on(
      // Hono answers HEAD as it answers GET, without the body.
      route.method === 'head' ? 'GET' : route.method.toUpperCase(),
      path.pattern,
      ifCalled(injectFaults(route, faults, stopping, answerInstead)),
      ifCalled(async (context) => {
        if (latencyMs > 0) await waitUnlessStopped(latencyMs, stopping);
        return answerRoute(route, handlers[route.id], path.read(context.req.param()), context, serving);
      }),
    );
  }
  refuseOtherMethods(app, api.routes);
  app.notFound(() => refuse(404, 'Not Found'));
  app.onError((error, context) => answerFailure(error, context, log));
  return app;
}

/** The most concrete path first, and at one address HEAD before GET, which also takes a HEAD that no route has. */
function compareRoutes(one: Route, other: Route): number {
  const order = Number(other.method === 'head') - Number(one.method === 'head');
  return compareTemplates(one.path, other.path) || order;
}

async function waitUnlessStopped(delayMs: number, stopping: AbortSignal): Promise<void> {
  await setTimeout(delayMs, undefined, { signal: stopping }).catch(() => undefined);
}

/** The ids of an API's operations. */
export function operationIds(api: ApiDescription): ReadonlySet<string> {
  return new Set(api.routes.map((route) => route.id));
}

function createServing({ api, requireKey, strictResponses, log }: AppOptions): RouteServing {
  const check = createSchemaChecker(api.definitions);
  const checkRequest = createSchemaChecker(api.definitions, { isRequest: true });
  return { api, requireKey, check, checkRequest, make: createValueMaker(api.definitions, check), strictResponses, log };
}

function refuseOtherMethods(app: Hono<{ Bindings: HttpBindings }>, routes: readonly Route[]): void {
  for (const [pattern, group] of groupBy(routes, ({ path }) => toRoutePath(path).pattern)) {
    const allow = [...new Set(group.map((route) => route.method.toUpperCase()))].join(', ');
    app.all(pattern, () => refuse(405, 'Method Not Allowed', { Allow: allow }));
  }
}

function answerFailure(error: unknown, context: Context, log: (message: string) => void): Response {
  if (error instanceof HttpError) return context.json({ detail: error.detail }, error.status as 400, error.headers);
  const message = error instanceof Error ? error.message : String(error);
  log(`${context.req.method} ${context.req.path} failed: ${message}`);
  const detail = error instanceof ResponseMismatchError ? message : 'Internal server error';
  return context.json({ detail }, 500);
}

function refuse(status: number, detail: string, headers: Record<string, string> = {}): Response {
  return Response.json({ detail }, { status, headers });
}
