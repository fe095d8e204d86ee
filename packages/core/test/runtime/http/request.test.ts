import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readText } from '../../../src/runtime/http/read-body.ts';
import { readBlob } from '../../../src/runtime/http/read-other.ts';
import { request } from '../../../src/runtime/http/request.ts';
import type { Operation } from '../../../src/runtime/operation.ts';
import { dropThing, makeThing, readThing, rejection, testClient } from '../../support/test-client.ts';

/** A `fetch` that answers one after the other, and the requests that it was given. */
function answering(...answers: (() => Response)[]) {
  const requests: { url: string; init: RequestInit }[] = [];
  const fetch = async (url: unknown, init: RequestInit = {}) => {
    requests.push({ url: String(url), init });
    const answer = answers[requests.length - 1];
    if (!answer) throw new Error('There was one request too many.');
    return answer();
  };
  return { fetch, requests };
}

const now = { 'retry-after-ms': '0' };
const status =
  (code: number, headers: HeadersInit = {}) =>
  () =>
    new Response('{"detail":"no"}', { status: code, headers });
const lost = () => {
  throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
};
const refused = () => {
  throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED', syscall: 'connect' } });
};
const ok = () => Response.json({ id: 't' });

const run = (operation: Operation, fetch: typeof globalThis.fetch, options = {}) =>
  request<unknown>(testClient({ fetch }), operation, { thing_id: 't' }, { name: 'n' }, options);

afterEach(() => {
  vi.useRealTimers();
});

describe('a request', () => {
  it('has the parts that the operation says', async () => {
    const { fetch, requests } = answering(ok);
    await request(
      testClient({ fetch, defaultQuery: { team: 'a', project: 'x' } }),
      makeThing,
      {},
      { name: 'n' },
      {
        headers: { 'x-trace': 't' },
        query: { project: 'y' },
        fetchOptions: { cache: 'no-store' },
      },
    );
    expect(requests[0]?.url).toBe('https://api.test/things?team=a&project=y');
    expect(requests[0]?.init).toMatchObject({
      method: 'POST',
      body: '{"name":"n"}',
      cache: 'no-store',
      redirect: 'manual',
    });
    expect(Object.fromEntries(new Headers(requests[0]?.init.headers))).toEqual({
      accept: 'application/json',
      authorization: 'Bearer secret-key',
      'content-type': 'application/json',
      'x-trace': 't',
    });
  });

  it('adds its query to that of the path', async () => {
    const { fetch, requests } = answering(ok);
    const operation = { ...readThing, path: '/rest?method=things.get' };
    await request(testClient({ fetch }), operation, {}, { name: 'n' });
    expect(requests[0]?.url).toBe('https://api.test/rest?method=things.get&name=n');
  });

  it.each<[string, Operation, () => Response, unknown]>([
    ['JSON', readThing, ok, { id: 't' }],
    ['JSON with a byte order mark', readThing, () => new Response('\ufeff{"id":1}'), { id: 1 }],
    ['nothing where JSON is declared', readThing, () => new Response(null, { status: 204 }), undefined],
    ['nothing', dropThing, () => new Response('ignored'), undefined],
    ['a text', { ...readThing, accept: 'text/plain', read: readText }, () => new Response('{}'), '{}'],
  ])('resolves to %s', async (_, operation, answer, wanted) => {
    expect(await run(operation, answering(answer).fetch)).toEqual(wanted);
  });

  it('resolves to a Blob where neither JSON nor text is declared', async () => {
    const bytes = new Uint8Array([0, 255, 1]);
    const { fetch } = answering(() => new Response(bytes));
    const blob = (await run({ ...readThing, accept: 'image/png', read: readBlob }, fetch)) as Blob;
    expect(blob.type).toBe('image/png');
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(bytes);
  });

  it('reads bodies in runtimes that have no body streams', async () => {
    const { fetch } = answering(() => Object.defineProperty(ok(), 'body', { value: null }));
    expect(await run(readThing, fetch)).toEqual({ id: 't' });
  });

  it('rejects what is not JSON though it should be', async () => {
    const error = await rejection(run(readThing, answering(() => new Response('<html>')).fetch));
    expect(error).toMatchObject({ name: 'APIError', status: 200, error: '<html>' });
    expect(error.message).toBe('200 The server did not send JSON. (GET /things/{thing_id})');
    expect(error.cause).toBeInstanceOf(SyntaxError);
  });

  it('sends nothing with a path value that cannot be used', async () => {
    const { fetch, requests } = answering();
    const error = await rejection(request(testClient({ fetch }), readThing, { thing_id: '..' }));
    expect(error.name).toBe('BaseError');
    expect(requests).toHaveLength(0);
  });

  it.each<[name: string, value: string]>([
    ['x-token', 'se\u2028cret'],
    ['x-token', 'secret\r\nx-evil: 1'],
    ['x token', 'secret'],
  ])('refuses a header that cannot be sent, and shows its name alone: %j with %j', async (name, value) => {
    const headers = { 'x-well': 'secret', [name]: value };
    const message = `The header "${name}" holds characters that headers cannot carry.`;
    const { fetch, requests } = answering();
    expect((await rejection(run(readThing, fetch, { headers }))).message).toBe(message);
    expect(() => testClient({ defaultHeaders: headers })).toThrow(message);
    expect(requests).toHaveLength(0);
  });

  it('shows neither key nor query in an error', async () => {
    const fetch = answering(status(404)).fetch;
    const call = request(testClient({ fetch }), readThing, { thing_id: 't' }, { q: 'private' });
    const error = await rejection(call);
    expect(`${error.message} ${error.stack}`).not.toMatch(/private|secret-key/);
  });

  it('asks for no headers of an answer that it can read, since a transport may have to make them', async () => {
    const headers = vi.fn(() => new Headers());
    const { fetch } = answering(() => Object.defineProperty(ok(), 'headers', { get: headers }));
    expect(await run(readThing, fetch)).toEqual({ id: 't' });
    expect(headers).not.toHaveBeenCalled();
  });
});

describe('a retry', () => {
  it.each<[string, Operation, (() => Response)[]]>([
    ['a GET after a reset', readThing, [lost, ok]],
    ['a GET after 503', readThing, [status(503, now), ok]],
    ['a GET after two failures', readThing, [status(500, now), status(409, now), ok]],
    ['a POST after 429', makeThing, [status(429, now), ok]],
    ['a POST after a refused connection', makeThing, [refused, ok]],
    ['a POST after 503 with a time', makeThing, [status(503, now), ok]],
  ])('repeats %s', async (_, operation, answers) => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { fetch, requests } = answering(...answers);
    expect(await run(operation, fetch)).toEqual({ id: 't' });
    expect(requests).toHaveLength(answers.length);
    expect(new Set(requests.map(({ init }) => init.body)).size).toBe(1);
  });

  it.each<[string, Operation, (() => Response)[], string, boolean]>([
    ['a POST after a reset', makeThing, [lost], 'APIConnectionError', false],
    ['a POST after 500', makeThing, [status(500)], 'InternalServerError', false],
    ['a POST after 409', makeThing, [status(409)], 'ConflictError', false],
    ['a GET after 404', readThing, [status(404)], 'NotFoundError', false],
    ['a GET after its third failure', readThing, [lost, lost, lost], 'APIConnectionError', true],
    ['a GET after its third 500', readThing, [status(500), status(500), status(500)], 'InternalServerError', true],
  ])('does not repeat %s', async (_, operation, answers, name, isRetryable) => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { fetch, requests } = answering(...answers);
    expect(await rejection(run(operation, fetch))).toMatchObject({ name, isRetryable });
    expect(requests).toHaveLength(answers.length);
  });

  it('does not happen with maxRetries 0', async () => {
    const { fetch, requests } = answering(status(429, now));
    const error = await rejection(run(readThing, fetch, { maxRetries: 0 }));
    expect(error).toMatchObject({ name: 'RateLimitError', retryAfterMs: 0, isRetryable: true });
    expect(requests).toHaveLength(1);
  });

  it('of a DELETE that meets 404 has succeeded, where the server may have acted before', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    expect(await run(dropThing, answering(lost, status(404)).fetch)).toBeUndefined();
    expect(await run(dropThing, answering(status(503, now), status(429, now), status(404)).fetch)).toBeUndefined();
    for (const answers of [[status(404)], [status(429, now), status(404)], [refused, status(404)]]) {
      const error = await rejection(run(dropThing, answering(...answers).fetch));
      expect(error).toMatchObject({ name: 'NotFoundError' });
    }
  });

  it('waits as long as the server asks, and at most a minute', async () => {
    vi.useFakeTimers();
    const { fetch, requests } = answering(status(429, { 'retry-after': '3600' }), ok);
    const result = run(readThing, fetch).then((it) => it);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await result).toEqual({ id: 't' });
  });
});

describe('the caller’s signal', () => {
  const stalled = () => new Promise<Response>(() => undefined);

  it('stops a call before it is sent', async () => {
    const { fetch, requests } = answering();
    const error = await rejection(run(readThing, fetch, { signal: AbortSignal.abort('why') }));
    expect(error).toMatchObject({ name: 'APIUserAbortError', cause: 'why' });
    expect(requests).toHaveLength(0);
  });

  it('stops a call even where fetch does not listen', async () => {
    const controller = new AbortController();
    const result = rejection(run(readThing, stalled, { signal: controller.signal }));
    controller.abort(new Error('enough'));
    expect(await result).toMatchObject({ name: 'APIUserAbortError', cause: { message: 'enough' }, isRetryable: false });
  });

  it('stops the pause before a retry at once', async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    const { fetch, requests } = answering(status(429, { 'retry-after': '60' }));
    const result = rejection(run(readThing, fetch, { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(10);
    controller.abort();
    expect(await result).toMatchObject({ name: 'APIUserAbortError' });
    expect(requests).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends an answer that is here and not yet read', async () => {
    const controller = new AbortController();
    const sent: (AbortSignal | null | undefined)[] = [];
    const fetch = async (_: unknown, init?: RequestInit) => {
      sent.push(init?.signal);
      return ok();
    };
    const call = run(readThing, fetch, { signal: controller.signal });
    await call.asResponse();
    controller.abort('enough');
    expect(await rejection(call)).toMatchObject({ name: 'APIUserAbortError', cause: 'enough' });
    expect(sent.map((signal) => signal?.aborted)).toEqual([true]);
  });

  it('is left without listeners, and the clock without timers, after 1,000 calls of each kind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { signal } = new AbortController();
    const options = { signal, totalTimeout: 1_000_000, maxRetries: 0 };
    const fetches = [async () => ok(), async () => status(500)(), async () => lost(), async () => new Response('<')];
    for (let call = 0; call < 1_000; call += 1) {
      for (const fetch of fetches) await run(readThing, fetch, options).catch(() => undefined);
      await run(readThing, async () => ok(), options).asResponse();
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
