import { getEventListeners, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { deflateSync, gzipSync } from 'node:zlib';
import { Agent } from 'undici';
import { describe, expect, it, vi } from 'vitest';
import { request } from '../../../src/runtime/http/request.ts';
import { nodeFetch } from '../../../src/runtime/node/node-fetch.ts';
import { requestStream } from '../../../src/runtime/stream/request-stream.ts';
import { serve, type TestServer } from '../../support/serve.ts';
import { sse } from '../../support/sse.ts';
import { dropThing, makeThing, readThing, rejection, testClient, watchThing } from '../../support/test-client.ts';

const path = { thing_id: 't' };
const thing = '{"id":"t"}';
const clientOf = (server: TestServer, options = {}) =>
  testClient({ baseURL: server.url, fetch: nodeFetch, maxRetries: 0, ...options });

describe('a client on nodeFetch', () => {
  it('sends and reads JSON', async () => {
    await using server = await serve((incoming, response) =>
      response.end(JSON.stringify({ key: incoming.headers.authorization, type: incoming.headers['content-type'] })),
    );
    expect(await request(clientOf(server), makeThing, {}, { name: 'ä' })).toEqual({
      key: 'Bearer secret-key',
      type: 'application/json',
    });
    expect(server.requests).toEqual([{ method: 'POST', url: '/things', body: '{"name":"ä"}' }]);
  });

  it('reads bodies of any size and number of pieces', async () => {
    const items = Array.from({ length: 50_000 }, (_, index) => `item ${index} ü`);
    await using server = await serve((_, response) => response.end(JSON.stringify(items)));
    expect(await request(clientOf(server), readThing, path)).toEqual(items);
  });

  it.each([
    '/a/b-c_d.e~f?x=1&y[0]=2&z=%20',
    '/订单/é?页=七',
    '/a"b<c>d`e{f}g|h^i',
    '/a/../b/./c/.well-known',
    '/a?x="y"&z=\'<',
    '/a\\b',
    '/a//b',
    '/%2e%2e/x',
  ])('sends the address %s as fetch does', async (address) => {
    await using server = await serve((_, response) => response.end());
    for (const send of [fetch, nodeFetch]) await (await send(server.url + address)).text();
    const [usual, ours] = server.requests;
    expect(ours).toEqual(usual);
  });

  it('reads answers without a body', async () => {
    await using server = await serve((_, response) => response.writeHead(204).end());
    expect(await request(clientOf(server), dropThing, path)).toBeUndefined();
    expect(await request(clientOf(server), readThing, path)).toBeUndefined();
  });

  it.each([
    ['gzip', gzipSync(thing)],
    ['X-GZIP', gzipSync(thing)],
    ['deflate', deflateSync(thing)],
    ['deflate, gzip', gzipSync(deflateSync(thing))],
    ['identity, gzip', gzipSync(thing)],
    ['identity', thing],
    ['banana', thing],
    ['gzip, banana', thing],
    [Array(100).fill('gzip').join(), thing],
  ])('reads answers with the content coding %s', async (coding, body) => {
    await using server = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': coding }).end(body),
    );
    expect(await request(clientOf(server), readThing, path)).toEqual({ id: 't' });
  });

  it('names a coding that breaks', async () => {
    await using server = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(thing).subarray(0, 20)),
    );
    const error = await rejection(request(clientOf(server), readThing, path));
    expect(error).toMatchObject({ name: 'APIConnectionError', isRetryable: true });
  });

  it('streams', async () => {
    await using server = await serve((_, response) => {
      response.write(sse({ kind: 'word' }));
      setTimeout(() => response.end(sse({ kind: 'done' })), 5);
    });
    const kinds = [];
    for await (const event of requestStream<{ kind: string }>(clientOf(server), watchThing, path))
      kinds.push(event.kind);
    expect(kinds).toEqual(['word', 'done']);
  });

  it('fails by the classes of errors', async () => {
    await using server = await serve((_, response) =>
      response.writeHead(404, { 'x-request-id': 'req-1' }).end('{"detail":"no"}'),
    );
    expect(await rejection(request(clientOf(server), readThing, path))).toMatchObject({
      name: 'NotFoundError',
      requestId: 'req-1',
      error: { detail: 'no' },
    });
  });

  it('repeats after a lost connection', async () => {
    await using server = await serve((incoming, response, index) => {
      if (index === 0) incoming.socket.destroy();
      else response.end('{"id":"t"}');
    });
    expect(await request(clientOf(server, { maxRetries: 1 }), readThing, path)).toEqual({ id: 't' });
  });

  it('repeats a POST after a refused connection, as that was never sent', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const server = await serve(() => undefined);
    await server[Symbol.asyncDispose]();
    const error = await rejection(request(clientOf(server, { maxRetries: 1 }), makeThing, {}));
    expect(error).toMatchObject({ name: 'APIConnectionError', isRetryable: true });
    expect(error.message).toBe('Connection error: ECONNREFUSED (POST /things)');
  });

  it.each<[string, (response: ServerResponse) => void, object, string]>([
    ['headers', () => undefined, { timeout: 50 }, 'timeout'],
    ['a body', (response) => response.write('{"id":'), { idleTimeout: 50 }, 'idleTimeout'],
    ['the whole', (response) => response.write('{"id":'), { totalTimeout: 50 }, 'totalTimeout'],
  ])('holds the deadline of %s, and closes the connection', async (_, answer, limits, deadline) => {
    await using server = await serve((_incoming, response) => answer(response));
    expect(await rejection(request(clientOf(server, limits), readThing, path))).toMatchObject({
      name: 'APIConnectionTimeoutError',
      deadline,
    });
    await vi.waitFor(async () => expect(await server.connections()).toBe(0));
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['before the headers', () => undefined],
    ['in the body', (response) => response.write('{"id":')],
  ])('stops with the caller’s signal %s, and closes the connection', async (_, answer) => {
    await using server = await serve((_incoming, response) => answer(response));
    const controller = new AbortController();
    const result = rejection(request(clientOf(server), readThing, path, null, { signal: controller.signal }));
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    controller.abort('enough');
    expect(await result).toMatchObject({ name: 'APIUserAbortError', cause: 'enough' });
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    await vi.waitFor(async () => expect(await server.connections()).toBe(0));
  });

  it('names a body that breaks', async () => {
    await using server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"id":', () => response.destroy());
    });
    expect(await rejection(request(clientOf(server), readThing, path))).toMatchObject({ name: 'APIConnectionError' });
  });

  it('gives the answer itself as a real one', async () => {
    await using server = await serve((_, response) => response.writeHead(201, { 'x-a': '1' }).end('{"id":"t"}'));
    const response = await request(clientOf(server), makeThing, {}).asResponse();
    expect(response).toBeInstanceOf(Response);
    expect([response.status, response.headers.get('x-a'), await response.json()]).toEqual([201, '1', { id: 't' }]);
  });

  it('uses the dispatcher that it is given', async () => {
    await using server = await serve((_, response) => response.end('{}'));
    const dispatcher = new Agent();
    const dispatch = vi.spyOn(dispatcher, 'dispatch');
    await request(clientOf(server, { fetchOptions: { dispatcher } }), readThing, path);
    expect(dispatch).toHaveBeenCalledOnce();
    await dispatcher.close();
  });
});

describe('a redirect', () => {
  it('of a GET is followed, without the key where it leaves the origin', async () => {
    await using other = await serve((incoming, response) =>
      response.end(JSON.stringify({ key: incoming.headers.authorization ?? null })),
    );
    await using server = await serve((_, response) => response.writeHead(302, { location: other.url }).end());
    expect(await request(clientOf(server), readThing, path)).toEqual({ key: null });
  });

  it('of a POST is an error', async () => {
    await using server = await serve((_, response) => response.writeHead(307, { location: '/moved' }).end());
    const error = await rejection(request(clientOf(server), makeThing, {}));
    expect(error.message).toBe('307 redirect, not followed (POST /things)');
    expect(server.requests).toHaveLength(1);
  });
});

describe('nodeFetch by itself', () => {
  it.each<[string, () => BodyInit, string | RegExp, RegExp | undefined]>([
    ['a text', () => 'a=1', 'a=1', undefined],
    ['bytes', () => new TextEncoder().encode('abc'), 'abc', undefined],
    ['a form', () => new URLSearchParams({ a: '1' }), 'a=1', /^application\/x-www-form-urlencoded/],
    ['a file', () => new Blob(['abc'], { type: 'text/x-a' }), 'abc', /^text\/x-a$/],
    ['a stream', () => new Blob(['abc']).stream(), 'abc', undefined],
    [
      'a multipart form',
      () => {
        const form = new FormData();
        form.append('a', 'b');
        return form;
      },
      /name="a"\r\n\r\nb\r\n/,
      /^multipart\/form-data; boundary=/,
    ],
  ])('sends %s', async (_, body, wanted, type) => {
    let seen: string | undefined;
    await using server = await serve((incoming, response) => {
      seen = incoming.headers['content-type'];
      response.end();
    });
    const response = await nodeFetch(server.url, { method: 'POST', body: body(), headers: { 'x-a': '1' } });
    expect(response.ok).toBe(true);
    expect(server.requests[0]?.body).toMatch(wanted);
    if (type) expect(seen).toMatch(type);
  });

  it('sends the content type that it is given, in place of that of a file', async () => {
    let seen: readonly string[] | undefined;
    await using server = await serve((incoming, response) => {
      seen = incoming.headersDistinct['content-type'];
      response.end();
    });
    const body = new Blob(['abc'], { type: 'text/x-a' });
    await nodeFetch(server.url, { method: 'POST', body, headers: { 'Content-Type': 'image/x-b' } });
    expect(seen).toEqual(['image/x-b']);
  });

  it.each<[string, (controller: AbortController, answer: ServerResponse) => void]>([
    ['that has broken', (_, answer) => answer.destroy()],
    ['of a call that was stopped', (controller) => controller.abort(new Error('why'))],
  ])('fails to read a body %s before', async (_, end) => {
    const controller = new AbortController();
    let answer: ServerResponse | undefined;
    await using server = await serve((_incoming, response) => {
      answer = response.writeHead(200, { 'content-length': '100' });
      response.write('{"id":');
    });
    const response = await nodeFetch(server.url, { signal: controller.signal });
    end(controller, answer as ServerResponse);
    await vi.waitFor(() => expect(server.pending()).toBe(0));
    // The end of the connection takes a moment to arrive.
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await rejection(response.text())).toMatchObject({ name: 'TypeError', message: 'terminated' });
  });

  it.each<[string, (response: Response) => Promise<unknown>, unknown]>([
    ['text', (response) => response.text(), '{"a":1}'],
    ['JSON', (response) => response.json(), { a: 1 }],
    [
      'bytes',
      async (response) => Array.from(new Uint8Array(await response.arrayBuffer())),
      [...'{"a":1}'].map((it) => it.charCodeAt(0)),
    ],
    ['a Blob', async (response) => (await response.blob()).size, 7],
    ['a copy', (response) => response.clone().text(), '{"a":1}'],
    ['a stream', async (response) => new Response(response.body?.pipeThrough(new TransformStream())).text(), '{"a":1}'],
    ['a cancelled stream', async (response) => response.body?.cancel(), undefined],
  ])('answers %s', async (_, read, wanted) => {
    await using server = await serve((_incoming, response) => response.end('{"a":1}'));
    const response = await nodeFetch(`${server.url}/?q=1#fragment`);
    expect(response.bodyUsed).toBe(false);
    expect(await read(response)).toEqual(wanted);
    expect(server.requests[0]?.url).toBe('/?q=1');
  });

  it('keeps all values of a header', async () => {
    await using server = await serve((_, response) => response.setHeader('set-cookie', ['a=1', 'b=2']).end());
    expect((await nodeFetch(server.url)).headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('takes a whole request', async () => {
    await using server = await serve((_, response) => response.end('ok'));
    const response = await nodeFetch(new Request(server.url, { method: 'PUT', body: 'x' }));
    expect(await response.text()).toBe('ok');
    expect(server.requests).toEqual([{ method: 'PUT', url: '/', body: 'x' }]);
  });

  it('waits for its reader with what a fast server sends', async () => {
    const [megabyte, megabytes] = [Buffer.alloc(2 ** 20), 60];
    let sent = 0;
    await using server = await serve(async (_, response) => {
      for (; sent < megabytes; sent += 1) if (!response.write(megabyte)) await once(response, 'drain');
      response.end();
    });
    const reader = (await nodeFetch(server.url)).body?.getReader();
    let piece = await reader?.read();
    let before = -1;
    await vi.waitUntil(() => {
      const isStill = sent === before;
      before = sent;
      return isStill;
    });
    expect(sent).toBeLessThan(megabytes);
    let length = 0;
    for (; piece?.value; piece = await reader?.read()) length += piece.value.length;
    expect(length).toBe(megabytes * 2 ** 20);
  });

  it('rejects with the signal’s reason, and else as fetch does', async () => {
    expect(
      await rejection(nodeFetch('http://127.0.0.1:1', { signal: AbortSignal.abort(new Error('why')) })),
    ).toMatchObject({
      message: 'why',
    });
    const refused = await rejection(nodeFetch('http://127.0.0.1:1'));
    expect(refused).toMatchObject({ name: 'TypeError', message: 'fetch failed', cause: { code: 'ECONNREFUSED' } });
  });
});
