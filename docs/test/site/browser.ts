import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Browser, chromium } from 'playwright';
import { inject } from 'vitest';
import { findChromium } from '../../../scripts/chromium.ts';

/** A browser, and the built site at an address that it can open. */
export interface SiteInBrowser extends AsyncDisposable {
  readonly browser: Browser;
  /** Without a trailing slash. */
  readonly origin: string;
}

const mediaTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css'],
  ['.js', 'text/javascript'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
]);

/** Starts a browser, and a server that gives out the files of the built site and nothing else. */
export async function openSite(): Promise<SiteInBrowser> {
  const folder = inject('siteFolder');
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site.invalid');
    const file = path.join(folder, decodeURIComponent(pathname), pathname.endsWith('/') ? 'index.html' : '');
    const isThere = file.startsWith(folder) && existsSync(file) && path.extname(file) !== '';
    if (!isThere) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': mediaTypes.get(path.extname(file)) ?? 'application/octet-stream' });
    return createReadStream(file).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await chromium.launch({ ...(await findChromium()) });
  const close = async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return {
    browser,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: close,
  };
}
