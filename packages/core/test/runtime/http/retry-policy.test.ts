import { describe, expect, it } from 'vitest';
import { isRetryable, isUnsentRequest, type Outcome, retryDelayMs } from '../../../src/runtime/http/retry-policy.ts';
import type { HttpMethod } from '../../../src/runtime/operation.ts';

const stream = { ends: 'done' };

describe('isRetryable', () => {
  it.each<[string, { method: HttpMethod; stream?: object }, Outcome, boolean]>([
    ['a GET after a lost connection', { method: 'GET' }, {}, true],
    ['a DELETE after a lost connection', { method: 'DELETE' }, {}, true],
    ['a POST after a lost connection', { method: 'POST' }, {}, false],
    ['a POST that was never sent', { method: 'POST' }, { isUnsent: true }, true],
    ['a streamed POST that was never sent', { method: 'POST', stream }, { isUnsent: true }, true],
    ['a GET after 408', { method: 'GET' }, { status: 408 }, true],
    ['a GET after 409', { method: 'GET' }, { status: 409 }, true],
    ['a GET after 429', { method: 'GET' }, { status: 429 }, true],
    ['a GET after 500', { method: 'GET' }, { status: 500 }, true],
    ['a GET after 404', { method: 'GET' }, { status: 404 }, false],
    ['a GET after 422', { method: 'GET' }, { status: 422 }, false],
    ['a POST after 429', { method: 'POST' }, { status: 429 }, true],
    ['a streamed POST after 429', { method: 'POST', stream }, { status: 429 }, true],
    ['a POST after 409', { method: 'POST' }, { status: 409 }, false],
    ['a POST after 500', { method: 'POST' }, { status: 500 }, false],
    ['a POST after 503', { method: 'POST' }, { status: 503 }, false],
    ['a POST after 503 with a time', { method: 'POST' }, { status: 503, retryAfterMs: 0 }, true],
    ['a streamed POST after 503 with a time', { method: 'POST', stream }, { status: 503, retryAfterMs: 0 }, false],
    ['a PATCH after 502', { method: 'PATCH' }, { status: 502 }, false],
    ['a PUT after 502', { method: 'PUT' }, { status: 502 }, true],
  ])('of %s', (_, operation, outcome, wanted) => {
    expect(isRetryable(operation, outcome)).toBe(wanted);
  });
});

describe('retryDelayMs', () => {
  it.each([
    [0, { retryAfterMs: 5 }, 0.5, 5],
    [0, { retryAfterMs: 0 }, 0.5, 0],
    [0, { retryAfterMs: 3_600_000 }, 0.5, 60_000],
    [0, {}, 0, 0],
    [0, {}, 0.5, 250],
    [1, {}, 0.5, 500],
    [3, {}, 1, 4_000],
    [4, {}, 1, 8_000],
    [40, {}, 1, 8_000],
  ])('after attempt %i with %o at chance %d is %d', (attempt, outcome, chance, wanted) => {
    expect(retryDelayMs(attempt, outcome, () => chance)).toBe(wanted);
  });
});

describe('isUnsentRequest', () => {
  const failed = (cause: unknown) => new TypeError('fetch failed', { cause });
  it.each<[string, unknown, boolean]>([
    ['a refused connection', failed({ code: 'ECONNREFUSED', syscall: 'connect' }), true],
    ['an unknown host', failed({ code: 'ENOTFOUND', syscall: 'getaddrinfo' }), true],
    ['refusal on every address', failed(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })), true],
    ['a connection that takes too long', failed({ code: 'UND_ERR_CONNECT_TIMEOUT' }), true],
    ['a reset', failed({ code: 'ECONNRESET', syscall: 'read' }), false],
    ['a closed socket', failed({ code: 'UND_ERR_SOCKET' }), false],
    ['what browsers say', new TypeError('Failed to fetch'), false],
    ['nothing', undefined, false],
  ])('of %s', (_, error, wanted) => {
    expect(isUnsentRequest(error)).toBe(wanted);
  });
});
