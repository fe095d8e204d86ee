import { readFileSync } from 'node:fs';
import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

/** The files lie among the sources, which are shipped: the same way leads there from here and from the built file. */
const folder = new URL('../../../src/llamacloud/page/', import.meta.url);

const files = [
  { path: '/', name: 'index.html', type: 'text/html; charset=utf-8' },
  { path: '/_emulator/page.css', name: 'page.css', type: 'text/css; charset=utf-8' },
  { path: '/_emulator/page.js', name: 'page.js', type: 'text/javascript; charset=utf-8' },
  { path: '/_emulator/transcript.js', name: 'transcript.js', type: 'text/javascript; charset=utf-8' },
];

/** The page loads its own files and asks its own server, and nothing else. */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** Serves the page that shows what an app did, at `/`. */
export function servePage(app: Hono<{ Bindings: HttpBindings }>): void {
  for (const { path, name, type } of files) {
    app.get(
      path,
      () => new Response(readFileSync(new URL(name, folder)), { headers: { ...headers, 'content-type': type } }),
    );
  }
}
