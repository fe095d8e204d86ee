import type { IncomingMessage } from 'node:http';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { FullClient } from '../../../src/runtime/full-client.ts';
import { type Auth, basicAuth, bearerAuth, headerAuth, queryAuth } from '../../../src/runtime/http/authorization.ts';
import { request } from '../../../src/runtime/http/request.ts';
import type { ClientOptions, RequestOptions } from '../../../src/runtime/options.ts';
import { requestStream } from '../../../src/runtime/stream/request-stream.ts';
import { serve } from '../../support/serve.ts';
import { sse } from '../../support/sse.ts';
import { readThing, rejection, testClient, testDefaults, watchThing } from '../../support/test-client.ts';

const path = { thing_id: 't' };

describe('the body of an error', () => {
  it.each([
    ['endless', {}],
    ['a gigabyte', { 'content-length': '1000000000' }],
  ])('that is %s is read up to a megabyte, and the rest is cancelled', async (_, headers) => {
    const closed = Promise.withResolvers<void>();
    await using server = await serve((_, response) => {
      response.writeHead(500, headers).on('close', closed.resolve);
      const piece = 'x'.repeat(65_536);
      const write = () => {
        while (response.write(piece));
      };
      response.on('drain', write);
      write();
    });
    const error = await rejection(request(testClient({ baseURL: server.url, maxRetries: 0 }), readThing, path));
    expect(error).toMatchObject({ name: 'InternalServerError', status: 500 });
    expect(error.error).toMatch(/^x{1000000}… \(cut\)$/);
    expect(error.message).toMatch(/^500 x{499}… \(GET /);
    await closed.promise;
  });

  it('that trickles on is read for idleTimeout', async () => {
    await using server = await serve((_, response) => {
      response.writeHead(404);
      const timer = setInterval(() => response.write('x'), 10);
      response.on('close', () => clearInterval(timer));
    });
    const error = await rejection(request(testClient({ baseURL: server.url, idleTimeout: 200 }), readThing, path));
    expect(error.message).toMatch(/^404 x+… \(cut\) \(GET /);
  });

  it('that breaks off is told as far as it came', async () => {
    await using server = await serve((_, response) => {
      response.writeHead(404, { 'content-length': '100' });
      response.write('{"detail":', () => response.destroy());
    });
    const error = await rejection(request(testClient({ baseURL: server.url }), readThing, path));
    expect(error).toMatchObject({ name: 'NotFoundError', error: '{"detail":… (cut)' });
  });

  it.each([
    ['{"errors": {"name": ["is taken"]}}', '422 {"errors":{"name":["is taken"]}} (GET /things/{thing_id})'],
    ['[{"code": 7}]', '422 [{"code":7}] (GET /things/{thing_id})'],
    ['5', '422 5 (GET /things/{thing_id})'],
    ['null', '422 status code (no body) (GET /things/{thing_id})'],
    ['', '422 status code (no body) (GET /things/{thing_id})'],
  ])('that is %j is told as it is where nothing in it is known to be a message', async (body, message) => {
    await using server = await serve((_, response) => response.writeHead(422).end(body));
    const error = await rejection(request(testClient({ baseURL: server.url }), readThing, path));
    expect(error.message).toBe(message);
  });

  it('leaves an abort what it is', async () => {
    const controller = new AbortController();
    await using server = await serve((_, response) => {
      response.writeHead(404).write('{"detail":', () => controller.abort('enough'));
    });
    const call = request(testClient({ baseURL: server.url }), readThing, path, null, { signal: controller.signal });
    expect(await rejection(call)).toMatchObject({ name: 'APIUserAbortError', cause: 'enough' });
  });
});

/** All that a server knows of a request, in a form that it may be echoed in. */
const echoes: [string, (incoming: IncomingMessage) => string][] = [
  ['a text', ({ url, headers }) => `${url} ${inspect(headers)}`],
  ['JSON', ({ url, headers }) => JSON.stringify({ detail: `${url} ${headers.authorization}`, headers })],
  ['names in JSON', ({ url, headers }) => JSON.stringify({ [`${url} ${headers.authorization}`]: 1 })],
  [
    'names in JSON with escapes',
    ({ url, headers }) => {
      const names = JSON.stringify({ [`${url} ${headers.authorization} ${inspect(headers)}`]: 1 });
      return names.replaceAll('e', '\\u0065');
    },
  ],
  ['JSON with escapes', ({ url, headers }) => JSON.stringify({ url, headers }).replaceAll('e', '\\u0065')],
];

describe('what a server echoes', () => {
  const secret = 'secret-of-mine';
  const twoPlaces = { headers: { 'x-one': secret }, query: { two: secret }, secrets: [secret] };
  const calls: [string, Auth, ClientOptions, RequestOptions][] = [
    ['a bearer token', bearerAuth, {}, {}],
    ['user and password', basicAuth, { apiKey: `user:${secret}` }, {}],
    ['a header', headerAuth('x-whatever'), {}, {}],
    ['a key in two places', () => twoPlaces, { apiKey: 'other' }, {}],
    ['a query parameter', queryAuth('whatever'), {}, {}],
    ['a header of every call', bearerAuth, { defaultHeaders: { 'X-Auth': secret } }, {}],
    ['a query parameter of every call', bearerAuth, { defaultQuery: { token: secret } }, {}],
    ['a header of one call', bearerAuth, {}, { headers: { cookie: `sid=${secret}` } }],
    ['a query parameter of one call', bearerAuth, {}, { query: { api_key: secret } }],
  ];
  const table = calls.flatMap((call) => echoes.map((echo) => [...call, ...echo] as const));

  it.each(table)('of %s is in no error and no log: %5$s', async (_, auth, options, perCall, __, echo) => {
    await using server = await serve((incoming, response, index) => {
      const { url = '', headers } = incoming;
      response.writeHead(index % 2 ? 200 : 401, { 'x-request-id': `${url} ${headers.authorization}` });
      response.end(index % 2 ? `<${echo(incoming)}` : echo(incoming));
    });
    const lines: unknown[] = [];
    const take = (...parts: unknown[]) => lines.push(...parts);
    const logger = { error: take, warn: take, info: take, debug: take };
    const shared = { apiKey: secret, baseURL: server.url, logger, logLevel: 'debug', ...options } as const;
    const client = new FullClient(shared, { ...testDefaults, auth });
    const refused = await rejection(request(client, readThing, path, null, perCall));
    const unreadable = await rejection(request(client, readThing, path, null, perCall));
    expect([refused.name, unreadable.message]).toEqual([
      'AuthenticationError',
      '200 The server did not send JSON. (GET /things/{thing_id})',
    ]);
    const shown = inspect([refused, unreadable, lines], { depth: 9 }) + JSON.stringify([refused, lines]);
    expect(shown).toContain('***');
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(btoa(`user:${secret}`));
  });

  it.each([
    ['quotes the address', 'ERR_INVALID_URL'],
    ['quotes what it cannot read', undefined],
  ])('of a query parameter is in no error of a transport that %s', async (_, code) => {
    await using server = await serve(({ url }, response) => {
      if (code) response.writeHead(302, { location: 'http://[' }).end();
      else response.socket?.end(`HTTP/1.1 200 OK\r\nno header: ${url}\r\n\r\n`);
    });
    const client = new FullClient(
      { apiKey: secret, baseURL: server.url, maxRetries: 0 },
      { ...testDefaults, auth: queryAuth('whatever') },
    );
    const error = await rejection(request(client, readThing, path));
    expect(error).toMatchObject({ name: 'APIConnectionError', cause: { cause: { code } } });
    const shown = inspect(error, { depth: 9, showHidden: true, getters: true });
    expect(shown).toContain('***');
    expect(shown).not.toContain(secret);
  });

  it('is in no error of a stream', async () => {
    await using server = await serve(({ headers }, response) => {
      response.end(sse({ kind: 'done', failed: true, reason: `No such key: ${headers.authorization}` }));
    });
    const client = testClient({ apiKey: secret, baseURL: server.url });
    const stream = await requestStream(client, watchThing, path);
    const error = await rejection(stream.finalEvent());
    expect(error).toMatchObject({ name: 'StreamFailedError' });
    expect(error.message).toBe('No such key: *** (POST /things/{thing_id}/watch)');
  });
});
