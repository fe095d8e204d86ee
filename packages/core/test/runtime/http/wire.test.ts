import { getEventListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Client } from '../../../src/runtime/client.ts';
import { headerAuth } from '../../../src/runtime/http/authorization.ts';
import { request } from '../../../src/runtime/http/request.ts';
import { serve } from '../../support/serve.ts';
import { dropThing, makeThing, readThing, rejection, testClient, testDefaults } from '../../support/test-client.ts';

const path = { thing_id: 't' };

/** Sends an answer that is shorter than it says. */
function breakOff(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': '100' });
  response.write('{"id":', () => response.destroy());
}

describe('a deadline', () => {
  it('ends the wait for headers', async () => {
    await using server = await serve(() => undefined);
    const client = testClient({ baseURL: server.url, timeout: 300, maxRetries: 1 });
    const error = await rejection(request(client, readThing, path));
    expect(error).toMatchObject({ name: 'APIConnectionTimeoutError', deadline: 'timeout', isRetryable: true });
    expect(error.message).toBe('Request timed out: timeout of 300 ms. (GET /things/{thing_id})');
    expect(server.requests).toHaveLength(2);
  });

  it('does not repeat a POST', async () => {
    await using server = await serve(() => undefined);
    const client = testClient({ baseURL: server.url, timeout: 300 });
    const error = await rejection(request(client, makeThing, {}));
    expect(error).toMatchObject({ name: 'APIConnectionTimeoutError', isRetryable: false });
    expect(server.requests).toHaveLength(1);
  });

  it('ends a body that stalls', async () => {
    await using server = await serve((_, response) => response.write('{"id":'));
    const client = testClient({ baseURL: server.url, idleTimeout: 30 });
    const error = await rejection(request(client, readThing, path));
    expect(error).toMatchObject({ name: 'APIConnectionTimeoutError', deadline: 'idleTimeout' });
  });

  it('ends an error body that stalls, and tells the status', async () => {
    await using server = await serve((_, response) => response.writeHead(404).write('{"detail":'));
    const client = testClient({ baseURL: server.url, idleTimeout: 30 });
    expect(await rejection(request(client, readThing, path))).toMatchObject({ name: 'NotFoundError', status: 404 });
  });

  it('ends the whole call, retries included', async () => {
    await using server = await serve((_, response) => response.writeHead(429, { 'retry-after': '50' }).end());
    const client = testClient({ baseURL: server.url, totalTimeout: 300 });
    const error = await rejection(request(client, readThing, path));
    expect(error).toMatchObject({ name: 'APIConnectionTimeoutError', deadline: 'totalTimeout' });
    expect(server.requests).toHaveLength(1);
  });

  it('holds for a body that the caller reads', async () => {
    await using server = await serve((_, response) => response.write('{"id":'));
    const client = testClient({ baseURL: server.url, idleTimeout: 30 });
    const response = await request(client, readThing, path).asResponse();
    expect(await rejection(response.text())).toMatchObject({ name: 'APIConnectionTimeoutError' });
  });
});

describe('a connection', () => {
  it('that breaks before the headers is retried', async () => {
    await using server = await serve((incoming, response, index) => {
      if (index === 0) incoming.socket.destroy();
      else response.end('{"id":"t"}');
    });
    expect(await request(testClient({ baseURL: server.url }), readThing, path)).toEqual({ id: 't' });
  });

  it('that breaks in the body is retried, and the answer is the last one', async () => {
    await using server = await serve((_, response, index) => {
      response.setHeader('attempt', index);
      if (index === 0) breakOff(response);
      else response.end('{"id":"t"}');
    });
    const { data, response } = await request(testClient({ baseURL: server.url }), readThing, path).withResponse();
    expect(data).toEqual({ id: 't' });
    expect(response.headers.get('attempt')).toBe('1');
  });

  it('that breaks in the body is retried as often as one that breaks before', async () => {
    await using server = await serve((incoming, response, index) => {
      if (index === 1) incoming.socket.destroy();
      else breakOff(response);
    });
    const error = await rejection(request(testClient({ baseURL: server.url }), readThing, path));
    expect(error).toMatchObject({ name: 'APIConnectionError', status: undefined, isRetryable: true });
    expect(error.cause).toBeInstanceOf(Error);
    expect(server.requests).toHaveLength(3);
  });

  it('that breaks in the body of a call that acts is an error', async () => {
    await using server = await serve((_, response) => breakOff(response));
    const error = await rejection(request(testClient({ baseURL: server.url }), makeThing, {}));
    expect(error).toMatchObject({ name: 'APIConnectionError', isRetryable: false });
    expect(server.requests).toHaveLength(1);
  });

  it('that breaks in the body is not retried once the call is stopped', async () => {
    const stop = new AbortController();
    await using server = await serve((_, response) => {
      breakOff(response);
      response.on('close', () => stop.abort());
    });
    const error = await rejection(
      request(testClient({ baseURL: server.url }), readThing, path, {}, { signal: stop.signal }),
    );
    expect(error).toMatchObject({ name: 'APIUserAbortError' });
    expect(server.requests).toHaveLength(1);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });

  it('that is refused is named', async () => {
    const server = await serve(() => undefined);
    await server[Symbol.asyncDispose]();
    const error = await rejection(request(testClient({ baseURL: server.url, maxRetries: 0 }), makeThing, {}));
    expect(error).toMatchObject({ name: 'APIConnectionError', isRetryable: true });
    expect(error.message).toBe('Connection error: ECONNREFUSED (POST /things)');
  });
});

describe('a redirect', () => {
  it('of a GET is followed', async () => {
    await using server = await serve((incoming, response) => {
      if (incoming.url === '/moved') response.end('{"id":"t"}');
      else response.writeHead(307, { location: '/moved' }).end();
    });
    expect(await request(testClient({ baseURL: server.url }), readThing, path)).toEqual({ id: 't' });
  });

  it.each([301, 302, 303, 307, 308])('with status %i of a call that acts is an error', async (status) => {
    await using server = await serve((_, response) => response.writeHead(status, { location: '/moved' }).end());
    const client = testClient({ baseURL: server.url });
    const posted = await rejection(request(client, makeThing, {}));
    expect(posted.message).toBe(`${status} redirect, not followed (POST /things)`);
    const deleted = await rejection(request(client, dropThing, path));
    expect(deleted.message).toBe(`${status} redirect, not followed (DELETE /things/{thing_id})`);
    expect(server.requests).toHaveLength(2);
  });

  it('does not take a key along in a header that fetch knows nothing of', async () => {
    await using server = await serve((_, response) => response.writeHead(307, { location: '/moved' }).end());
    const client = new Client(
      { apiKey: 'secret-key', baseURL: server.url },
      { ...testDefaults, auth: headerAuth('x-key') },
    );
    const error = await rejection(request(client, readThing, path));
    expect(error.message).toBe('307 redirect, not followed (GET /things/{thing_id})');
    expect(server.requests).toHaveLength(1);
  });
});

describe('an abort', () => {
  it('reaches a body that is being read', async () => {
    await using server = await serve((_, response) => response.write('{"id":'));
    const controller = new AbortController();
    const call = request(testClient({ baseURL: server.url }), readThing, path, null, { signal: controller.signal });
    const response = await call.asResponse();
    const text = rejection(response.text());
    controller.abort('enough');
    expect(await text).toMatchObject({ name: 'APIUserAbortError', cause: 'enough' });
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });
});

describe('the answer itself', () => {
  it('is there before its body is read', async () => {
    await using server = await serve((_, response) => {
      response.writeHead(200, { 'x-request-id': 'req-1' });
      response.write('{"id":');
      setImmediate(() => response.end('"t"}'));
    });
    const response = await request(testClient({ baseURL: server.url }), readThing, path).asResponse();
    expect(response.headers.get('x-request-id')).toBe('req-1');
    expect(response.url).toBe(`${server.url}/things/t`);
    expect(await response.json()).toEqual({ id: 't' });
  });

  it('comes with the result', async () => {
    await using server = await serve((_, response) => response.writeHead(201).end('{"id":"t"}'));
    const { data, response } = await request(testClient({ baseURL: server.url }), makeThing, {}).withResponse();
    expect(data).toEqual({ id: 't' });
    expect(response.status).toBe(201);
  });

  it('is the same for all who await one call', async () => {
    await using server = await serve((_, response) => response.end('{"id":"t"}'));
    const call = request(testClient({ baseURL: server.url }), readThing, path);
    const [first, second] = await Promise.all([call, call.finally(() => undefined)]);
    expect(first).toBe(second);
    expect(call).toBeInstanceOf(Promise);
    expect(server.requests).toHaveLength(1);
  });
});
