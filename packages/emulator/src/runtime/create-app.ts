import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { answerRoute, type RouteServing } from './answer-route.ts';
import type { AnyHandlers, CallContext } from './handler.ts';
import { HttpError } from './http-error.ts';
import { ResponseMismatchError } from './response-checker.ts';
import type { ApiDescription, Route } from './route.ts';
import { toRoutePath } from './route-path.ts';
import { createSchemaChecker } from './schema-checker.ts';

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
}

/** Makes a server for any described API. It runs where Hono's Node adapter runs it: see `listen`. */
export function createApp(options: AppOptions): Hono<{ Bindings: HttpBindings }> {
  const { api, handlers, strictResponses, log } = options;
  const app = new Hono<{ Bindings: HttpBindings }>();
  const serving: RouteServing = { api, check: createSchemaChecker(api.definitions), strictResponses, log };

  app.use(openToBrowsers());
  app.use(bodyLimit({ maxSize: maxBodySize, onError: () => refuse(413, 'The body is too large') }));
  for (const route of api.routes) {
    const path = toRoutePath(route.path);
    app.on(route.method.toUpperCase(), path.pattern, (context) =>
      answerRoute(route, handlers[route.id], path.read(context.req.param()), context, serving),
    );
  }
  refuseOtherMethods(app, api.routes);
  app.notFound(() => refuse(404, 'Not Found'));
  app.onError((error, context) => answerError(error, context, log));
  return app;
}

/** Any page may call the server: it serves nobody but its developer. With credentials browsers insist on a named origin. */
function openToBrowsers() {
  return cors({
    origin: (origin) => origin || '*',
    credentials: true,
    exposeHeaders: ['Retry-After', 'WWW-Authenticate'],
    maxAge: 600,
  });
}

function refuseOtherMethods(app: Hono<{ Bindings: HttpBindings }>, routes: readonly Route[]): void {
  for (const path of new Set(routes.map((route) => route.path))) {
    const group = routes.filter((route) => route.path === path);
    const allow = group.map((route) => route.method.toUpperCase()).join(', ');
    app.all(toRoutePath(path).pattern, () => refuse(405, 'Method Not Allowed', { Allow: allow }));
  }
}

function answerError(error: unknown, context: Context, log: (message: string) => void): Response {
  if (error instanceof HttpError) return context.json({ detail: error.detail }, error.status as 400, error.headers);
  const message = error instanceof Error ? error.message : String(error);
  log(`${context.req.method} ${context.req.path} failed: ${message}`);
  const detail = error instanceof ResponseMismatchError ? message : 'Internal server error';
  return context.json({ detail }, 500);
}

function refuse(status: number, detail: string, headers: Record<string, string> = {}): Response {
  return Response.json({ detail }, { status, headers });
}
