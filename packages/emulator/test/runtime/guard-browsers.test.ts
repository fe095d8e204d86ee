import { request } from 'node:http';
import { expect, test } from 'vitest';
import { type ServerOptions, startServer } from '../../src/runtime/start-server.ts';

/** Status and allowed origin of a call with the given headers; `fetch` would set `Host` itself. */
async function call(options: ServerOptions, headers: Record<string, string>) {
  await using server = await startServer({ environment: { baseURL: 'API_URL' }, routes: [], definitions: {} }, options);
  return await new Promise<{ status: number | undefined; allowed: string | undefined }>((resolve, reject) => {
    request(`${server.url}/nothing`, { headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, allowed: response.headers['access-control-allow-origin'] });
    })
      .once('error', reject)
      .end();
  });
}

// The server has no routes, so 404 is what a call that is let in gets.
test.each<[string, ServerOptions, Record<string, string>, number]>([
  ['lets in a call without an origin', {}, {}, 404],
  ['lets in a page of this machine', {}, { origin: 'http://localhost:5173' }, 404],
  ['lets in a page of this machine by its address', {}, { origin: 'http://[::1]:5173' }, 404],
  ['keeps out a page of another host', {}, { origin: 'https://evil.example' }, 403],
  ['keeps out a page whose host begins like this machine', {}, { origin: 'http://localhost.evil.example' }, 403],
  ['keeps out a page without an origin of its own', {}, { origin: 'null' }, 403],
  ['lets in a named origin', { allowOrigins: ['https://app.example'] }, { origin: 'https://app.example' }, 404],
  ['lets in any page where a key is required', { requireKey: 'k' }, { origin: 'https://app.example' }, 404],
  ['keeps out a foreign host name that leads here', {}, { host: 'evil.example' }, 403],
  ['lets in any host name where a key is required', { requireKey: 'k' }, { host: 'dev.example' }, 404],
])('%s', async (_fact, options, headers, status) => {
  const answer = await call(options, headers);
  expect(answer.status).toBe(status);
  expect(answer.allowed).toBe(status === 404 ? headers.origin : undefined);
});
