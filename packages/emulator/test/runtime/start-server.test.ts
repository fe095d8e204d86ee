import { describe, expect, it, onTestFinished, test } from 'vitest';
import type { CallRecord } from '../../src/runtime/call-record.ts';
import { EmulatorError } from '../../src/runtime/emulator-error.ts';
import { HttpError } from '../../src/runtime/http-error.ts';
import { type ServerOptions, startServer } from '../../src/runtime/start-server.ts';
import { feedApi } from '../support/feed.ts';
import { libraryApi } from '../support/library.ts';

async function serve(options: ServerOptions = {}) {
  const server = await startServer(libraryApi, options);
  onTestFinished(() => server.close());
  return server;
}

const bearer = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });

describe('a required key', () => {
  it('is asked of every operation, and no other key is taken', async () => {
    const { url } = await serve({ requireKey: 'the key' });
    const statusOf = async (init?: RequestInit) => (await fetch(`${url}/shelves`, init)).status;
    expect(await statusOf()).toBe(401);
    expect(await statusOf(bearer('the key!'))).toBe(401);
    expect(await statusOf(bearer('the key'))).toBe(200);
  });

  it('is a bearer key where the API knows none', async () => {
    await using server = await startServer(feedApi, { requireKey: 'the key' });
    expect((await fetch(`${server.url}/status`)).headers.get('www-authenticate')).toBe('Bearer');
    expect((await fetch(`${server.url}/status`, bearer('the key'))).status).toBe(200);
  });

  it.each(['0.0.0.0', '::', '192.0.2.1', 'emulator.example'])('is a must on %s', async (host) => {
    await expect(startServer(libraryApi, { host })).rejects.toThrow(
      `Other machines can reach ${host}: require a key, or listen on 127.0.0.1`,
    );
  });

  it.each(['127.0.0.1', '127.0.0.2', 'localhost'])('is left to choice on %s', async (host) => {
    const { url } = await serve({ host });
    expect((await fetch(`${url}/shelves`)).status).toBe(200);
  });

  it('is not empty', async () => {
    await expect(startServer(libraryApi, { requireKey: '' })).rejects.toThrow(EmulatorError);
  });
});

test('a latency holds up every call, until the server stops', async () => {
  const slow = await serve({ latencyMs: 600_000 });
  const held = fetch(`${slow.url}/shelves`).then((response) => response.status);
  const { url } = await serve({ latencyMs: 1 });
  const quick = fetch(`${url}/shelves`).then(() => 'the quick one');
  expect(await Promise.race([held, quick])).toBe('the quick one');
  await slow.close();
  expect(await held).toBe(200);
});

test('a wrong fault keeps the server from starting', async () => {
  const faults = [{ fault: 'bom', operation: 'shelves.burn' }] as const;
  await expect(serve({ faults })).rejects.toThrow('The fault bom names no operation by "shelves.burn"');
});

test('calls are told of when they are over, without key and query', async () => {
  const calls: CallRecord[] = [];
  const { url } = await serve({
    onCall: (call) => calls.push(call),
    faults: [{ fault: 'http-1.0', skip: 2, times: 1 }],
  });
  await fetch(`${url}/shelves?limit=0`, bearer('secret'));
  await (await fetch(`${url}/news.sse`)).text();
  await (await fetch(`${url}/nowhere/%0A`)).text();
  await (await fetch(`${url}/reports/latest`)).text();
  await expect.poll(() => calls.length).toBe(4);
  expect(calls.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
    'GET /shelves 422',
    'GET /news.sse 200',
    'GET /nowhere/%0A 404',
    'GET /reports/latest 200',
  ]);
  expect(JSON.stringify(calls)).not.toMatch(/secret|limit/);
});

test('what waits ends when the server stops', async () => {
  const server = await serve({ faults: [{ fault: 'idle-stream' }] });
  const response = await fetch(`${server.url}/news.sse`);
  const text = response.text();
  await Promise.all([expect(text).rejects.toThrow('terminated'), server.close()]);
});

test('strict responses hold headers against the document', async () => {
  const slower = {
    status: '429',
    mediaType: 'application/json',
    schema: {},
    headers: [{ name: 'Retry-After', schema: { type: 'integer' } }],
  };
  const routes = feedApi.routes.map((route) => ({ ...route, errors: [slower] }));
  const logged: string[] = [];
  let retryAfter = '7';
  const handlers = {
    'feed.status': () => {
      throw new HttpError(429, 'Slower', { 'Retry-After': retryAfter });
    },
  };
  const options = { strictResponses: true, log: (message: string) => logged.push(message) };
  await using server = await startServer({ ...feedApi, routes }, options, { handlers });
  expect((await fetch(`${server.url}/status`)).status).toBe(429);
  retryAfter = 'soon';
  expect((await fetch(`${server.url}/status`)).status).toBe(500);
  expect(logged[0]).toContain('does not match the document at header Retry-After');
});
