import { describe, expect, it } from 'vitest';
import { request } from '../../../src/runtime/http/request.ts';
import { type Middleware, withMiddleware } from '../../../src/runtime/middleware/with-middleware.ts';
import { requestStream } from '../../../src/runtime/stream/request-stream.ts';
import { serve, type TestServer } from '../../support/serve.ts';
import { sse } from '../../support/sse.ts';
import { makeThing, readThing, rejection, testClient, watchThing } from '../../support/test-client.ts';

const path = { thing_id: 't' };
const clientOf = (server: TestServer, ...middleware: Middleware[]) =>
  testClient({ baseURL: server.url, fetch: withMiddleware(middleware), maxRetries: 1 });

describe('middleware', () => {
  it('runs around a call, the first one outermost', async () => {
    await using server = await serve((incoming, response) => response.end(JSON.stringify(incoming.headers['x-trace'])));
    const order: string[] = [];
    const named = (name: string): Middleware => ({
      onRequest({ request: sent, schemaPath }) {
        order.push(`${name} before ${schemaPath}`);
        sent.headers.append('x-trace', name);
      },
      onResponse({ response }) {
        order.push(`${name} after ${response.status}`);
      },
    });
    expect(await request(clientOf(server, named('a'), named('b')), readThing, path)).toBe('a, b');
    expect(order).toEqual(['a before /things/t', 'b before /things/t', 'b after 200', 'a after 200']);
  });

  it('may send another request', async () => {
    await using server = await serve((incoming, response) => response.end(JSON.stringify(incoming.url)));
    const elsewhere: Middleware = { onRequest: ({ request: sent }) => new Request(`${new URL(sent.url).origin}/else`) };
    expect(await request(clientOf(server, elsewhere), readThing, path)).toBe('/else');
  });

  it('may answer without a server', async () => {
    await using server = await serve(() => undefined);
    const cache: Middleware = { onRequest: () => Response.json({ id: 'cached' }) };
    expect(await request(clientOf(server, cache), readThing, path)).toEqual({ id: 'cached' });
    expect(server.requests).toEqual([]);
  });

  it('sees each attempt, each with the body', async () => {
    await using server = await serve((_, response, index) => {
      if (index === 0) response.writeHead(429, { 'retry-after-ms': '0' }).end('{"detail":"slow"}');
      else response.end('{"id":"t"}');
    });
    const statuses: number[] = [];
    const watch: Middleware = { onResponse: ({ response }) => void statuses.push(response.status) };
    expect(await request(clientOf(server, watch), makeThing, {}, { name: 'n' })).toEqual({ id: 't' });
    expect(statuses).toEqual([429, 200]);
    expect(server.requests.map(({ body }) => body)).toEqual(['{"name":"n"}', '{"name":"n"}']);
  });

  it('leaves streams and errors as they are', async () => {
    await using server = await serve((incoming, response) => {
      if (incoming.method === 'POST') response.end(sse({ kind: 'word' }, { kind: 'done' }));
      else response.writeHead(404, { 'x-request-id': 'req-1' }).end('{"detail":"no"}');
    });
    const client = clientOf(server, { onResponse: () => undefined });
    const kinds = [];
    for await (const event of requestStream<{ kind: string }>(client, watchThing, path)) kinds.push(event.kind);
    expect(kinds).toEqual(['word', 'done']);
    expect(await rejection(request(client, readThing, path))).toMatchObject({
      name: 'NotFoundError',
      requestId: 'req-1',
      error: { detail: 'no' },
    });
  });

  it('is stopped with the call', async () => {
    await using server = await serve(() => undefined);
    const client = clientOf(server, { onRequest: () => undefined });
    const error = await rejection(request(client, readThing, path, null, { timeout: 50, maxRetries: 0 }));
    expect(error).toMatchObject({ name: 'APIConnectionTimeoutError', deadline: 'timeout' });
  });
});
