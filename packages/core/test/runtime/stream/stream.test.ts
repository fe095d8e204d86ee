import { getEventListeners } from 'node:events';
import { array, assert, asyncProperty, constantFrom, nat, string } from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { StreamOperation } from '../../../src/runtime/operation.ts';
import type { RequestOptions } from '../../../src/runtime/options.ts';
import { requestStream } from '../../../src/runtime/stream/request-stream.ts';
import { inPieces, sse } from '../../support/sse.ts';
import { over, said, saying, type TalkEvent, talkStream } from '../../support/talk.ts';
import { rejection, testClient, watchThing } from '../../support/test-client.ts';

interface ThingEvent {
  readonly kind: string;
  readonly text?: string;
}

const step = (text: string): ThingEvent => ({ kind: 'step', text });
const done = { kind: 'done', failed: false, reason: null };

function watch(answer: () => Response, options?: RequestOptions, operation: StreamOperation = watchThing) {
  const client = testClient({ fetch: async () => answer(), maxRetries: 0 });
  return requestStream<ThingEvent>(client, operation, { thing_id: 't' }, { question: 'q' }, options);
}

/** What a loop over a stream sees, and the error that ends it. */
async function read(events: AsyncIterable<ThingEvent>): Promise<{ seen: ThingEvent[]; error: unknown }> {
  const seen: ThingEvent[] = [];
  try {
    for await (const event of events) seen.push(event);
  } catch (error) {
    return { seen, error };
  }
  return { seen, error: undefined };
}

describe('a stream', () => {
  it('gives each event, the terminal one included, and ends', async () => {
    const events = [step('a'), { kind: 'unheard-of', more: [1] }, done];
    expect(await read(watch(() => inPieces([sse(...events)])))).toEqual({ seen: events, error: undefined });
  });

  it('asks for events and sends its parameters', async () => {
    const fetch = vi.fn(async (_url: unknown, _init?: RequestInit) => inPieces([sse(done)]));
    await read(requestStream<ThingEvent>(testClient({ fetch }), watchThing, { thing_id: 't' }, { question: 'q' }));
    const init = fetch.mock.calls[0]?.[1];
    expect(new Headers(init?.headers).get('accept')).toBe('text/event-stream');
    expect(init?.body).toBe('{"question":"q"}');
  });

  it('is requested on the call', async () => {
    const fetch = vi.fn(async () => inPieces([sse(done)]));
    const stream = requestStream<ThingEvent>(testClient({ fetch }), watchThing, { thing_id: 't' });
    await Promise.resolve();
    expect(fetch).toHaveBeenCalledOnce();
    await read(stream);
    expect(fetch).toHaveBeenCalledOnce();
  });

  it.each<[string, string, ThingEvent[]]>([
    [
      'CRLF line ends',
      'event: x\r\ndata: {"kind":"a"}\r\n\r\ndata: {"kind":"done"}\r\n\r\n',
      [{ kind: 'a' }, { kind: 'done' }],
    ],
    ['CR line ends', 'data: {"kind":"a"}\r\rdata: {"kind":"done"}\r\r\n', [{ kind: 'a' }, { kind: 'done' }]],
    ['comments', ': hello\n\n:\n\ndata: {"kind":"done"}\n\n', [{ kind: 'done' }]],
    ['a byte order mark', '\ufeffdata: {"kind":"done"}\n\n', [{ kind: 'done' }]],
    ['data of several lines', 'data: {"kind":\ndata: "done"}\n\n', [{ kind: 'done' }]],
    ['no space after the colon', 'data:{"kind":"done"}\n\n', [{ kind: 'done' }]],
    ['empty data', 'data:\n\ndata: {"kind":"done"}\n\n', [{ kind: 'done' }]],
    ['ids, times and unknown fields', 'id: 1\nretry: 5\nfoo: bar\ndata: {"kind":"done"}\n\n', [{ kind: 'done' }]],
    ['events after the terminal one', sse({ kind: 'done' }, { kind: 'done' }, { kind: 'a' }), [{ kind: 'done' }]],
  ])('reads %s', async (_, text, wanted) => {
    expect(await read(watch(() => inPieces([text])))).toEqual({ seen: wanted, error: undefined });
  });

  it('is the same however its bytes are cut', async () => {
    const texts = array(string({ unit: 'grapheme' }), { maxLength: 5 });
    const lineEnds = constantFrom('\n', '\r\n', '\r');
    await assert(
      asyncProperty(texts, lineEnds, array(nat(), { maxLength: 30 }), async (parts, lineEnd, cuts) => {
        const events = [...parts.map(step), done];
        const bytes = new TextEncoder().encode(sse(...events).replaceAll('\n', lineEnd));
        const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
        const pieces = at.slice(1).map((end, index) => bytes.slice(at[index], end));
        // The line end of the last event may be the first half of a longer one.
        const { seen, error } = await read(watch(() => inPieces([...pieces, '\n'])));
        expect(error).toBeUndefined();
        expect(seen).toEqual(events);
      }),
    );
  });

  it('awaited is a stream that can be read once', async () => {
    const stream = await watch(() => inPieces([sse(step('a'), done)]));
    expect((await read(stream)).seen).toEqual([step('a'), done]);
    expect(() => stream[Symbol.asyncIterator]()).toThrow('A stream can be read once, and this one was.');
  });

  it.each([true, false])('answers questions that overlap in order, awaited before: %s', async (isAwaited) => {
    const call = watch(() => inPieces([sse(step('a')), sse(step('b')), sse(done)]));
    const events = (isAwaited ? await call : call)[Symbol.asyncIterator]();
    const results = await Promise.all([events.next(), events.next(), events.next(), events.next(), events.next()]);
    const end = { done: true, value: undefined };
    expect(results).toEqual([
      { done: false, value: step('a') },
      { done: false, value: step('b') },
      { done: false, value: done },
      end,
      end,
    ]);
  });

  it('without a terminal event in its description ends with the connection', async () => {
    const operation = { ...watchThing, stream: {} };
    const { seen, error } = await read(watch(() => inPieces([sse(step('a'), null, 5)]), undefined, operation));
    expect([seen, error]).toEqual([[step('a'), null, 5], undefined]);
  });

  it('comes with its answer', async () => {
    const { data, response } = await watch(() => inPieces([sse(done)])).withResponse();
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect((await read(data)).seen).toEqual([done]);
  });

  it('gives its answer unread', async () => {
    const response = await watch(() => inPieces([sse(done)])).asResponse();
    expect(await response.text()).toBe(sse(done));
  });

  it('rejects where the answer is no success', async () => {
    const { error } = await read(watch(() => Response.json({ detail: 'busy' }, { status: 409 })));
    expect(error).toMatchObject({ name: 'ConflictError', status: 409 });
  });
});

describe('a stream that ends by a text in place of an event', () => {
  const operation = { ...watchThing, stream: { done: '[DONE]' } };
  const text = `${sse(step('a'))}data: [DONE]\n\n${sse(step('late'))}`;

  it('has the events before it', async () => {
    expect(await read(watch(() => inPieces([text]), {}, operation))).toEqual({ seen: [step('a')], error: undefined });
    expect(await read(watch(() => inPieces([...text]), {}, operation))).toEqual({
      seen: [step('a')],
      error: undefined,
    });
    expect(await (await watch(() => inPieces([text]), {}, operation)).finalEvent()).toEqual(step('a'));
  });

  it('has its end where that is known only when no more comes', async () => {
    const open = text.slice(0, text.indexOf('[DONE]')).replaceAll('\n', '\r');
    const seen = await read(watch(() => inPieces([`${open}[DONE]\r\r`]), {}, operation));
    expect(seen).toEqual({ seen: [step('a')], error: undefined });
  });

  it('may have no events', async () => {
    const seen = await read(watch(() => inPieces(['data: [DONE]\n\n']), {}, operation));
    expect(seen).toEqual({ seen: [], error: undefined });
  });

  it.each([
    ['without it is interrupted', operation.stream],
    ['is interrupted by it where a terminal event should have come', { ...watchThing.stream, done: '[DONE]' }],
  ])('%s', async (_, stream) => {
    const body = 'ends' in stream ? text : sse(step('a'));
    const { seen, error } = await read(watch(() => inPieces([body]), {}, { ...watchThing, stream }));
    expect(seen[0]).toEqual(step('a'));
    expect(error).toMatchObject({ name: 'StreamInterruptedError' });
  });

  it('cannot be read where the description does not know it', async () => {
    const { error } = await read(watch(() => inPieces([text]), {}, { ...watchThing, stream: {} }));
    expect(error).toMatchObject({ name: 'StreamDecodeError', error: '[DONE]' });
  });
});

describe('a stream that goes wrong', () => {
  it.each([
    ['after some events', [sse(step('a'), step('b'))], 2, step('b')],
    ['in the middle of an event', [sse(step('a')), 'data: {"kind":"do'], 1, step('a')],
    ['before any event', [], 0, undefined],
  ])('ends %s without its terminal event', async (_, pieces, eventCount, lastEvent) => {
    const { error } = await read(watch(() => inPieces(pieces)));
    expect(error).toMatchObject({
      name: 'StreamInterruptedError',
      eventCount,
      lastEvent,
      status: 200,
      isRetryable: false,
    });
  });

  it('gives the terminal event that reports a failure, then throws', async () => {
    const failed = { kind: 'done', failed: true, reason: 'no index' };
    const { seen, error } = await read(watch(() => inPieces([sse(step('a'), failed)])));
    expect(seen).toEqual([step('a'), failed]);
    expect(error).toMatchObject({ name: 'StreamFailedError', error: failed, eventCount: 2, lastEvent: failed });
    expect((error as Error).message).toBe('no index (POST /things/{thing_id}/watch)');
  });

  it('says so where an event is not JSON', async () => {
    const { seen, error } = await read(watch(() => inPieces([sse(step('a')), 'data: {oops\n\n', sse(done)])));
    expect(seen).toEqual([step('a')]);
    expect(error).toMatchObject({ name: 'StreamDecodeError', error: '{oops', eventCount: 1 });
    expect((error as Error).cause).toBeInstanceOf(SyntaxError);
  });

  it('stays ended, however often it is asked', async () => {
    const stream = await watch(() => inPieces([]));
    const events = stream[Symbol.asyncIterator]();
    expect(await rejection(events.next())).toMatchObject({ name: 'StreamInterruptedError' });
    const end = { done: true, value: undefined };
    expect(await events.next()).toEqual(end);
    expect(await Promise.all([events.next(), events.next()])).toEqual([end, end]);
  });
});

/** An answer that stays open, and whether its reader has gone. */
function open(...pieces: readonly string[]) {
  const cancelled = vi.fn();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
    },
    cancel: cancelled,
  });
  return { answer: () => new Response(body), cancelled };
}

describe('leaving a stream', () => {
  it('by a break cancels it', async () => {
    const { answer, cancelled } = open(sse(step('a'), step('b')));
    const { signal } = new AbortController();
    for await (const event of watch(answer, { signal })) {
      expect(event).toEqual(step('a'));
      break;
    }
    expect(cancelled).toHaveBeenCalledOnce();
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('after its terminal event cancels what the server keeps open', async () => {
    const { answer, cancelled } = open(sse(done));
    expect(await read(watch(answer))).toEqual({ seen: [done], error: undefined });
    expect(cancelled).toHaveBeenCalledOnce();
  });

  it('while an event is waited for ends quietly', async () => {
    const { answer, cancelled } = open();
    const events = (await watch(answer))[Symbol.asyncIterator]();
    const waiting = events.next();
    expect(await events.return?.()).toEqual({ done: true, value: undefined });
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(cancelled).toHaveBeenCalledOnce();
  });

  it('while events are on their way gives none of them afterwards', async () => {
    const stream = await watch(() => inPieces([sse(step('a'), step('b'), done)]));
    const events = stream[Symbol.asyncIterator]();
    await Promise.all([events.next(), events.return?.()]);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('by abort() throws, and drops what is not yet read', async () => {
    const { answer, cancelled } = open(sse(step('a'), step('b')));
    const stream = await watch(answer);
    const seen: ThingEvent[] = [];
    const reading = async () => {
      for await (const event of stream) {
        seen.push(event);
        stream.abort('enough');
      }
    };
    expect(await rejection(reading())).toMatchObject({ name: 'APIUserAbortError', cause: 'enough' });
    expect(seen).toEqual([step('a')]);
    expect(cancelled).toHaveBeenCalledOnce();
  });

  it('by the caller’s signal throws while an event is waited for', async () => {
    const { answer, cancelled } = open(sse(step('a')));
    const controller = new AbortController();
    const events = (await watch(answer, { signal: controller.signal }))[Symbol.asyncIterator]();
    await events.next();
    const waiting = rejection(events.next());
    controller.abort('enough');
    expect(await waiting).toMatchObject({ name: 'APIUserAbortError', cause: 'enough' });
    expect(cancelled).toHaveBeenCalledOnce();
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  it('by the end of its scope cancels it', async () => {
    const { answer, cancelled } = open(sse(step('a')));
    {
      await using stream = await watch(answer);
      expect(stream).toBeDefined();
    }
    expect(cancelled).toHaveBeenCalledOnce();
  });

  it('leaves no timer and no listener', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { signal } = new AbortController();
    const options = { signal, totalTimeout: 1_000_000 };
    await read(watch(() => inPieces([sse(step('a'), done)]), options));
    await read(watch(() => inPieces([sse(step('a'))]), options));
    await read(watch(() => inPieces(['data: {\n\n']), options));
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });
});

/** Everything that a stream of bytes holds, as text. */
async function textOf(bytes: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(bytes as ReadableStream<Uint8Array<ArrayBuffer>>).text();
}

describe('the final event', () => {
  it('is read to where nobody else reads', async () => {
    const stream = await watch(() => inPieces([sse(step('a')), sse(done)]));
    expect(await stream.finalEvent()).toEqual(done);
    expect(await stream.finalEvent()).toEqual(done);
    expect(() => stream[Symbol.asyncIterator]()).toThrow('A stream can be read once, and this one was.');
  });

  it('is waited for while a loop reads, and is there after it', async () => {
    const stream = await watch(() => inPieces([sse(step('a')), sse(done)]));
    const before = stream.finalEvent();
    expect((await read(stream)).seen).toEqual([step('a'), done]);
    expect(await before).toEqual(done);
    expect(await stream.finalEvent()).toEqual(done);
  });

  it('without a terminal event in the description is the last', async () => {
    const operation = { ...watchThing, stream: {} };
    const stream = await watch(() => inPieces([sse(step('a'), step('b'))]), undefined, operation);
    expect(await stream.finalEvent()).toEqual(step('b'));
  });

  it.each([
    ['a failed stream', [sse({ ...done, failed: true, reason: 'no index' })], 'StreamFailedError'],
    ['an interrupted stream', [sse(step('a'))], 'StreamInterruptedError'],
  ])('of %s is its error', async (_, pieces, name) => {
    const stream = await watch(() => inPieces(pieces));
    expect(await rejection(stream.finalEvent())).toMatchObject({ name });
    expect(await rejection(stream.finalEvent())).toMatchObject({ name });
  });

  it('of a stream that was left is an error', async () => {
    const stream = await watch(open(sse(step('a'))).answer);
    for await (const event of stream) {
      expect(event).toEqual(step('a'));
      break;
    }
    expect((await rejection(stream.finalEvent())).message).toBe('The stream was left before its last event.');
  });

  it('that nobody asks about again leaves no unhandled rejection', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const stream = await watch(() => inPieces([sse(step('a'))]));
    void stream.finalEvent();
    void stream.transcript();
    expect((await read(stream)).error).toMatchObject({ name: 'StreamInterruptedError' });
    await new Promise((resolve) => setTimeout(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe('a transcript of a stream', () => {
  const talk = { ...watchThing, stream: talkStream };
  const ask = (...events: readonly unknown[]) => {
    const client = testClient({ fetch: async () => inPieces(events.map((event) => sse(event))) });
    return requestStream<TalkEvent>(client, talk, { thing_id: 't' });
  };
  const wanted = [{ status: 'done', parts: [{ content: 'ab', isComplete: true }, { usage: { steps: 1 } }] }];

  it('is read where nobody else reads', async () => {
    const stream = await ask(saying('a'), saying('b'), said('ab'), over);
    expect((await stream.transcript()).snapshot().turns).toMatchObject(wanted);
  });

  it('is collected while a loop that follows reads', async () => {
    const stream = await ask(saying('a'), saying('b'), said('ab'), over);
    const transcript = stream.transcript();
    const seen: TalkEvent[] = [];
    for await (const event of stream) seen.push(event);
    expect(seen).toEqual([saying('a'), saying('b'), said('ab'), over]);
    expect((await transcript).snapshot().turns).toMatchObject(wanted);
  });

  it('goes with the final event', async () => {
    const stream = await ask(said('ab'), over);
    const [transcript, end] = await Promise.all([stream.transcript(), stream.finalEvent()]);
    expect([transcript.snapshot().turns[0]?.end, end]).toEqual([over, over]);
  });

  it('cannot be asked for once events are gone', async () => {
    const stream = await ask(said('ab'), over);
    for await (const _ of stream) break;
    expect((await rejection(stream.transcript())).message).toBe(
      'The events of this stream are gone. Ask for its transcript before reading it.',
    );
  });
});

describe('the branches of a stream', () => {
  it('have the same events, each at its own speed', async () => {
    const events = [step('a'), step('b'), done];
    const [first, second] = (await watch(() => inPieces(events.map((event) => sse(event))))).tee();
    expect(await read(first)).toEqual({ seen: events, error: undefined });
    expect(await read(second)).toEqual({ seen: events, error: undefined });
  });

  it('read at once share their events', async () => {
    const events = [step('a'), step('b'), done];
    const [first, second] = (await watch(() => inPieces([sse(step('a'), step('b')), sse(done)]))).tee();
    const [one, two] = await Promise.all([read(first), read(second)]);
    expect([one.seen, two.seen]).toEqual([events, events]);
  });

  it('end with the same error', async () => {
    const [first, second] = (await watch(() => inPieces([sse(step('a'))]))).tee();
    for (const branch of [first, second]) {
      const { seen, error } = await read(branch);
      expect(seen).toEqual([step('a')]);
      expect(error).toMatchObject({ name: 'StreamInterruptedError', eventCount: 1 });
    }
  });

  it('cancel the request when both are left', async () => {
    const { answer, cancelled } = open(sse(step('a'), step('b')));
    const [first, second] = (await watch(answer)).tee();
    for await (const _ of first) break;
    expect(cancelled).not.toHaveBeenCalled();
    for await (const _ of second) break;
    expect(cancelled).toHaveBeenCalledOnce();
  });

  it('are all stopped by the abort of one', async () => {
    const [first, second] = (await watch(open(sse(step('a'), step('b'))).answer)).tee();
    const events = second[Symbol.asyncIterator]();
    expect(await events.next()).toEqual({ done: false, value: step('a') });
    first.abort('enough');
    expect(await rejection(events.next())).toMatchObject({ name: 'APIUserAbortError', cause: 'enough' });
  });

  it('take the place of the stream', async () => {
    const stream = await watch(() => inPieces([sse(done)]));
    const [first] = stream.tee();
    expect(() => stream.tee()).toThrow('A stream can be read once, and this one was.');
    expect(await first.finalEvent()).toEqual(done);
  });
});

describe('a stream as bytes', () => {
  it('has one JSON text a line', async () => {
    const stream = await watch(() => inPieces([sse(step('é\n'), done)]));
    expect(await textOf(stream.toReadableStream())).toBe(`${JSON.stringify(step('é\n'))}\n${JSON.stringify(done)}\n`);
  });

  it('fails as a loop throws', async () => {
    const stream = await watch(() => inPieces([sse(step('a'))]));
    expect(await rejection(textOf(stream.toReadableStream()))).toMatchObject({ name: 'StreamInterruptedError' });
  });

  it('that is cancelled cancels the request', async () => {
    const { answer, cancelled } = open(sse(step('a')));
    await (await watch(answer)).toReadableStream().cancel();
    expect(cancelled).toHaveBeenCalledOnce();
  });
});
