import { getEventListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Client } from '../src/runtime/client.ts';
import { request } from '../src/runtime/http/request.ts';
import { nodeFetch } from '../src/runtime/node/node-fetch.ts';
import type { Operation, PageOperation } from '../src/runtime/operation.ts';
import type { RequestOptions } from '../src/runtime/options.ts';
import { requestPage } from '../src/runtime/pagination/request-page.ts';
import { requestStream } from '../src/runtime/stream/request-stream.ts';
import { serve } from './support/serve.ts';
import { sse } from './support/sse.ts';
import { makeThing, readThing, rejection, testClient, watchThing } from './support/test-client.ts';

const step = { kind: 'step' };
const listThings: PageOperation = {
  id: 'things.list',
  method: 'GET',
  path: '/things',
  pagination: { items: 'items', next: 'next', token: 'after' },
};
const path = (name: string) => ({ thing_id: name });

/** What a server does with a thing's name. */
const answers: Readonly<Record<string, (response: ServerResponse, index: number) => void>> = {
  fine: (response) => response.end('{"id":"fine"}'),
  missing: (response) => response.writeHead(404).end('{"detail":"none"}'),
  busy: (response, index) => response.writeHead(index % 2 ? 200 : 503, { 'retry-after-ms': '0' }).end('{}'),
  silent: () => undefined,
  stalled: (response) => response.write('{"id":'),
  watch: (response) => response.end(sse(step, step, { kind: 'done' })),
  endless: (response) => response.write(sse(step, step)),
  broken: (response) => response.write(sse(step), () => response.destroy()),
};

/** Ways that a call can go. */
const courses: readonly ((client: Client, options: RequestOptions) => Promise<unknown>)[] = [
  (client, options) => request(client, readThing, path('fine'), {}, options),
  (client, options) => request(client, makeThing, {}, { name: 'x' }, options),
  (client, options) => rejection(request(client, readThing, path('missing'), {}, options)),
  (client, options) => request(client, readThing, path('busy'), {}, { ...options, maxRetries: 20 }),
  (client, options) =>
    rejection(request(client, readThing, path('silent'), {}, { ...options, timeout: 5, maxRetries: 0 })),
  (client, options) => rejection(request(client, readThing, path('stalled'), {}, { ...options, idleTimeout: 5 })),
  (client, options) => rejection(request(client, readThing, path('stalled'), {}, { ...options, totalTimeout: 5 })),
  async (client, options) => {
    const controller = new AbortController();
    const call = request(client, readThing, path('silent'), {}, { ...options, signal: controller.signal });
    setImmediate(() => controller.abort());
    await rejection(call);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  },
  async (client, options) => {
    const response = await request(client, readThing as Operation, path('fine'), {}, options).asResponse();
    await response.text();
  },
  async (client, options) => {
    for await (const _ of requestStream(client, watchThing, path('watch'), {}, options));
  },
  async (client, options) => {
    for await (const _ of requestStream(client, watchThing, path('endless'), {}, options)) break;
  },
  async (client, options) => {
    const stream = await requestStream(client, watchThing, path('endless'), {}, options);
    stream.abort();
    await rejection(stream[Symbol.asyncIterator]().next());
  },
  (client, options) =>
    rejection(requestStream(client, watchThing, path('broken'), {}, options).then((stream) => stream.finalEvent())),
  async (client, options) => {
    for await (const _ of requestPage(client, listThings, {}, {}, { ...options, prefetch: true })) break;
  },
];

/** How many calls are made: those of `test:full` take a minute on a busy machine. */
const callCount = process.env.TEST_FULL ? 10_000 : 2_000;
const concurrency = 50;
const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

describe.each([
  ['the global fetch', undefined],
  ["undici's request", nodeFetch],
])('thousands of calls of every course by %s', (_, fetch) => {
  it('leave no listener, timer or request behind', { timeout: 120_000 }, async () => {
    let busy = 0;
    await using server = await serve((request, response) => {
      const name = request.url?.split('/')[2] ?? '';
      if (request.method === 'POST' && !name) return response.end('{}');
      if (!name) return response.end('{"items":["a","b"],"next":"x"}');
      if (name === 'busy') busy += 1;
      return answers[name]?.(response, busy);
    });
    const client = testClient({ baseURL: server.url, maxRetries: 0, fetch });
    const { signal } = new AbortController();
    const before = timers();
    let calls = 0;
    const work = async () => {
      for (; calls < callCount; ) {
        const course = courses[calls % courses.length];
        calls += 1;
        await course?.(client, { signal });
      }
    };
    await Promise.all(Array.from({ length: concurrency }, work));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(timers()).toBeLessThanOrEqual(before);
    await expect.poll(server.pending).toBe(0);
    // A pool connects anew for each connection that an abort has closed, whether or not there is something to send.
    expect(await server.connections()).toBeLessThanOrEqual(3 * concurrency);
  });
});
