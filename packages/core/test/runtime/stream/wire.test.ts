import { describe, expect, it } from 'vitest';
import { requestStream } from '../../../src/runtime/stream/request-stream.ts';
import { serve } from '../../support/serve.ts';
import { sse } from '../../support/sse.ts';
import { rejection, testClient, watchThing } from '../../support/test-client.ts';

const step = { kind: 'step', text: 'é🙂' };
const done = { kind: 'done' };
const path = { thing_id: 't' };

describe('over a connection, a stream', () => {
  it('gives an event before the next one is sent', async () => {
    let sendRest: (() => void) | undefined;
    await using server = await serve((_, response) => {
      response.write(sse(step));
      sendRest = () => response.end(sse(done));
    });
    const seen: unknown[] = [];
    for await (const event of requestStream<object>(testClient({ baseURL: server.url }), watchThing, path)) {
      seen.push(event);
      if (seen.length === 1) sendRest?.();
    }
    expect(seen).toEqual([step, done]);
  });

  it('that arrives byte by byte is whole', async () => {
    await using server = await serve(async (_, response) => {
      response.socket?.setNoDelay(true);
      for (const byte of Buffer.from(sse(step, done))) {
        response.write(Buffer.of(byte));
        await new Promise((resolve) => setImmediate(resolve));
      }
      response.end();
    });
    const seen: unknown[] = [];
    for await (const event of requestStream(testClient({ baseURL: server.url }), watchThing, path)) seen.push(event);
    expect(seen).toEqual([step, done]);
  });

  it('whose connection breaks is interrupted, and never sent again', async () => {
    await using server = await serve((_, response) => {
      response.write(sse(step), () => response.destroy());
    });
    const stream = await requestStream<object>(testClient({ baseURL: server.url }), watchThing, path);
    const events = stream[Symbol.asyncIterator]();
    expect((await events.next()).value).toEqual(step);
    const error = await rejection(events.next());
    expect(error).toMatchObject({ name: 'StreamInterruptedError', eventCount: 1, lastEvent: step });
    expect(error.cause).toMatchObject({ name: 'APIConnectionError' });
    expect(server.requests).toHaveLength(1);
  });

  it('that stalls meets its deadline', async () => {
    await using server = await serve((_, response) => response.write(sse(step)));
    const stream = await requestStream<object>(testClient({ baseURL: server.url, idleTimeout: 200 }), watchThing, path);
    const events = stream[Symbol.asyncIterator]();
    await events.next();
    expect(await rejection(events.next())).toMatchObject({
      name: 'APIConnectionTimeoutError',
      deadline: 'idleTimeout',
    });
  });

  it('that is left closes its connection', async () => {
    let closed: (() => void) | undefined;
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    await using server = await serve((_, response) => {
      response.on('close', () => closed?.());
      response.write(sse(step));
    });
    for await (const event of requestStream(testClient({ baseURL: server.url }), watchThing, path)) {
      expect(event).toEqual(step);
      break;
    }
    await isClosed;
  });
});
