import { describe, expect, it } from 'vitest';
import { splitParams } from '../../../src/runtime/http/split-params.ts';
import type { StreamableOperation } from '../../../src/runtime/operation.ts';
import { requestJsonLines } from '../../../src/runtime/stream/request-json-lines.ts';
import { requestStream } from '../../../src/runtime/stream/request-stream.ts';
import { requestStreamable } from '../../../src/runtime/stream/request-streamable.ts';
import type { Stream } from '../../../src/runtime/stream/stream.ts';
import { StreamPromise } from '../../../src/runtime/stream/stream-promise.ts';
import { createValidator } from '../../../src/runtime/validate/create-validator.ts';
import { serve } from '../../support/serve.ts';
import { rejection, testClient } from '../../support/test-client.ts';

interface Whole {
  readonly text: string;
}

const complete: StreamableOperation = {
  id: 'texts.complete',
  method: 'POST',
  path: '/complete',
  split: splitParams,
  body: { mediaType: 'application/json' },
  streamed: { flag: 'stream', accept: 'text/event-stream', request: requestStream, stream: { done: '[DONE]' } },
};

/** A server that answers each form as it is asked, or with this status at first. */
const serveBoth = (status = 200) =>
  serve((request, response, index) => {
    if (index === 0 && status !== 200) return response.writeHead(status, { 'retry-after-ms': '0' }).end();
    return request.headers.accept === 'text/event-stream'
      ? response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"text":"a"}\n\ndata: [DONE]\n\n')
      : response.writeHead(200, { 'content-type': 'application/json' }).end('{"text":"ab"}');
  });

async function readAll(events: AsyncIterable<unknown>): Promise<unknown[]> {
  const seen: unknown[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

async function read(answer: Whole | Stream<Whole>): Promise<unknown> {
  return 'text' in answer ? answer : readAll(answer);
}

describe('requestStreamable', () => {
  it.each<[params: object | undefined, wanted: unknown]>([
    [undefined, { text: 'ab' }],
    [{ stream: false }, { text: 'ab' }],
    [{ stream: null }, { text: 'ab' }],
    [{ stream: 'true' }, { text: 'ab' }],
    [{ stream: true }, [{ text: 'a' }]],
  ])('answers %j with what it asks for', async (params, wanted) => {
    await using server = await serveBoth();
    const client = testClient({ baseURL: server.url });
    expect(await read(await requestStreamable<Whole, Whole>(client, complete, {}, params))).toEqual(wanted);
    expect(server.requests[0]?.body).toBe(params === undefined ? '' : JSON.stringify(params));
  });

  it('gives a promise that can be iterated at once', async () => {
    await using server = await serveBoth();
    const client = testClient({ baseURL: server.url });
    const answer = requestStreamable(client, complete, {}, { stream: true });
    expect(answer).toBeInstanceOf(StreamPromise);
    expect(await readAll(answer as StreamPromise<unknown>)).toEqual([{ text: 'a' }]);
  });

  it('finds the flag of a body that is given whole', async () => {
    const lines = { flag: ['body', 'lines'], accept: 'application/jsonl', request: requestJsonLines, stream: {} };
    const operation = { ...complete, body: { mediaType: 'application/json', property: 'body' }, streamed: lines };
    const client = testClient({ fetch: async () => new Response('{"a":1}\n') });
    const answer = await requestStreamable<object, unknown>(client, operation, {}, { body: { lines: true } });
    expect(await readAll(answer as Stream<unknown>)).toEqual([{ a: 1 }]);
  });

  it.each([
    [false, 2],
    [true, 1],
  ])('sends a POST with stream: %s %i times where the server comes back later', async (stream, times) => {
    await using server = await serveBoth(503);
    const client = testClient({ baseURL: server.url });
    const answer = requestStreamable(client, complete, {}, { stream });
    if (stream) expect(await rejection(answer)).toMatchObject({ status: 503, operation: 'texts.complete' });
    else expect(await answer).toEqual({ text: 'ab' });
    expect(server.requests).toHaveLength(times);
  });

  it('checks each form by its own schema', async () => {
    await using server = await serveBoth();
    const fits = { type: 'object' } as const;
    const differs = { type: 'array' } as const;
    const ask = (whole: typeof fits | typeof differs, event: typeof fits | typeof differs, stream: boolean) => {
      const validate = createValidator({ 'texts.complete': whole, 'texts.complete.stream': event });
      const client = testClient({ baseURL: server.url, validate });
      return requestStreamable<Whole, Whole>(client, complete, {}, { stream }).then(read);
    };
    expect(await ask(fits, differs, false)).toEqual({ text: 'ab' });
    expect(await ask(differs, fits, true)).toEqual([{ text: 'a' }]);
    expect(await rejection(ask(differs, fits, false))).toMatchObject({ name: 'ResponseValidationError' });
    expect(await rejection(ask(fits, differs, true))).toMatchObject({ name: 'ResponseValidationError' });
  });
});
