import { readFileSync } from 'node:fs';
import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { CallRecord } from '../../runtime/call-record.ts';
import { type AppOptions, createApp } from '../../runtime/create-app.ts';
import type { AnyHandlers, CallContext } from '../../runtime/handler.ts';
import { pageApi, pagePath } from './page-api.ts';

/** The files lie among the sources, which are shipped: the same way leads there from here and from the built file. */
const folder = new URL('../../../src/llamacloud/page/', import.meta.url);

const files = [
  { path: '/', name: 'index.html', type: 'text/html; charset=utf-8' },
  { path: `${pagePath}/page.css`, name: 'page.css', type: 'text/css; charset=utf-8' },
  { path: `${pagePath}/page.js`, name: 'page.js', type: 'text/javascript; charset=utf-8' },
  { path: `${pagePath}/transcript.js`, name: 'transcript.js', type: 'text/javascript; charset=utf-8' },
];

/** The page loads its own files and asks its own server, and nothing else. */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** What serving the page needs. */
export interface PageOptions extends Pick<AppOptions, 'requireKey' | 'strictResponses' | 'log'> {
  /** Answers what the page asks. */
  readonly handlers: AnyHandlers<CallContext>;
}

/** Serves the page that shows what an app did, at `/`. */
export function servePage(app: Hono<{ Bindings: HttpBindings }>, options: PageOptions): void {
  for (const { path, name, type } of files) {
    app.get(
      path,
      () => new Response(readFileSync(new URL(name, folder)), { headers: { ...headers, 'content-type': type } }),
    );
  }
  app.route('/', createApp({ ...options, api: pageApi }));
}

/** Whether a call is the page's own, and not one of the app that it looks at. */
export function isPageCall({ path }: CallRecord): boolean {
  return path === '/' || path.startsWith(`${pagePath}/`);
}
