import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { feedEvents, serveFeed } from '../../support/feed.ts';
import { type RawAnswer, requestRaw } from '../../support/raw-request.ts';

const [first, second, last] = feedEvents.map((event) => `event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`) as [
  string,
  string,
  string,
];
const whole = `${first}${second}${last}`;
const fine = '{"state":"fine"}';

async function get(fault: string | undefined, path = '/feed.sse'): Promise<RawAnswer> {
  const { url } = await serveFeed();
  return requestRaw(url, `GET ${path}`, { headers: fault === undefined ? {} : { 'x-emulator-fault': fault } });
}

const textOf = ({ body }: RawAnswer): string => body.toString();

test('without a fault everything arrives as the server means it', async () => {
  const stream = await get(undefined);
  expect(stream.head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(textOf(stream)).toBe(whole);
  expect(stream.isReset).toBe(false);
  const answer = await get(undefined, '/status');
  expect(answer.head).toMatch(/^content-length: 16$/im);
  expect(textOf(answer)).toBe(fine);
});

describe('what a stream looks like', () => {
  it.each([
    ['crlf', whole.replaceAll('\n', '\r\n')],
    ['cr', whole.replaceAll('\n', '\r')],
    ['comments', whole.replaceAll(/^(?=event|data)/gm, ': a comment\n')],
    ['keep-alives', `: keep-alive\n\n${first}: keep-alive\n\n${second}: keep-alive\n\n${last}`],
    [
      'multi-line-data',
      'event: news\ndata: {\ndata:   "kind": "news",\ndata:   "text": "Grüße"\ndata: }\n\n' +
        'event: news\ndata: {\ndata:   "kind": "news",\ndata:   "text": "two"\ndata: }\n\n' +
        'event: done\ndata: {\ndata:   "kind": "done",\ndata:   "failed": false,\ndata:   "reason": null\ndata: }\n\n',
    ],
    ['bom', `\uFEFF${whole}`],
    ['unknown-event', `event: news\ndata: {"kind":"emulator_unknown","value":1}\n\n${whole}`],
    ['unknown-event;after=2', `${first}${second}event: done\ndata: {"kind":"emulator_unknown","value":1}\n\n${last}`],
    ['unknown-field', whole.replaceAll('}\n', ',"emulator_unknown":{"value":1}}\n')],
    ['invalid-json', `event: news\ndata: {"kind":"news",\n\n${second}${last}`],
    ['invalid-json;after=1', `${first}event: news\ndata: {"kind":"news"\n\n${last}`],
    [
      'failed-terminal;message="No seeds"',
      `${first}${second}event: done\ndata: {"kind":"done","failed":true,"reason":"No seeds"}\n\n`,
    ],
    ['duplicate-terminal', `${whole}${last}`],
    ['end-before-terminal', `${first}${second}`],
    ['crlf, bom, duplicate-terminal', `\uFEFF${whole}${last}`.replaceAll('\n', '\r\n')],
  ])('%s', async (fault, wanted) => {
    const answer = await get(fault);
    expect(textOf(answer)).toBe(wanted);
    expect(answer.isReset).toBe(false);
  });

  it('huge-event lengthens the first text to 8 MB', async () => {
    const { body } = await get('huge-event');
    const [huge = '', ...others] = body.toString().split('\n\n');
    const data = huge.slice('event: news\ndata: '.length);
    expect(Buffer.byteLength(data)).toBe(8 * 1024 * 1024);
    expect(JSON.parse(data)).toEqual({ kind: 'news', text: expect.stringMatching(/^Grüßex+$/) });
    expect(others.join('\n\n')).toBe(`${second}${last}`);
  });

  it.each([
    ['duplicate-terminal', 'data', [0, 1, 2, 2]],
    ['end-before-terminal', 'data', [0, 1]],
  ])('%s of lines of JSON', async (fault, _name, positions) => {
    const lines = positions.map((position) => `${JSON.stringify(feedEvents[position])}\n`);
    expect(textOf(await get(fault, '/feed.jsonl'))).toBe(lines.join(''));
  });

  it('keep-alives between lines of JSON are blank lines', async () => {
    const lines = feedEvents.map((event) => `\n${JSON.stringify(event)}\n`);
    expect(textOf(await get('keep-alives', '/feed.jsonl'))).toBe(lines.join(''));
  });
});

describe('how bytes travel', () => {
  it.each([
    ['/feed.sse', whole],
    ['/status', fine],
  ])('chunked splits %s at every byte, inside characters too', async (path, wanted) => {
    const { chunks, body } = await get('chunked', path);
    expect(chunks.map((chunk) => chunk.length)).toEqual(Array.from(body, () => 1));
    expect(body.toString()).toBe(wanted);
  });

  it('chunked takes a size, and leaves out the length of the body', async () => {
    const { head, chunks } = await get('chunked;bytes=10', '/status');
    expect(head).not.toMatch(/content-length/i);
    expect(chunks.map(String)).toEqual(['{"state":"', 'fine"}']);
  });

  it('gzip compresses, and flushes every event', async () => {
    const { head, chunks, body } = await get('gzip');
    expect(head).toMatch(/^content-encoding: gzip$/im);
    expect(gunzipSync(body).toString()).toBe(whole);
    const begun = gunzipSync(chunks[0] ?? body, { finishFlush: 2 }).toString();
    expect(begun).toBe(first);
  });

  it('http-1.0 has an old status line, no length and ends with the connection', async () => {
    const { head, body, isReset } = await get('http-1.0', '/status');
    expect(head).toMatch(/^HTTP\/1\.0 200 OK\r\n/);
    expect(head).not.toMatch(/content-length|transfer-encoding/i);
    expect(body.toString()).toBe(fine);
    expect(isReset).toBe(false);
  });

  it('http-1.0 carries streams', async () => {
    const { head, body } = await get('http-1.0');
    expect(head).toMatch(/^HTTP\/1\.0 200 OK\r\n/);
    expect(body.toString()).toBe(whole);
  });

  it('slow-body comes in pieces', async () => {
    const { chunks, body } = await get('slow-body;bytes=8;delay-ms=1', '/status');
    expect(chunks.map(String)).toEqual(['{"state"', ':"fine"}']);
    expect(body.toString()).toBe(fine);
  });

  it.each([
    ['slow-body;delay-ms=600000', 'HTTP/1.1 200 OK'],
    ['slow-headers;delay-ms=600000', ''],
  ])('%s keeps the client waiting', async (fault, line) => {
    const server = await serveFeed();
    const slow = requestRaw(server.url, 'GET /status', { headers: { 'x-emulator-fault': fault } });
    expect(await Promise.race([slow, requestRaw(server.url, 'GET /status')])).toMatchObject({
      body: Buffer.from(fine),
    });
    server.stop();
    const { head, body } = await slow;
    expect([head.split('\r\n')[0], body.toString()]).toEqual([line, '']);
  });

  it('slow-headers come in the end', async () => {
    const { head, body } = await get('slow-headers;delay-ms=1', '/status');
    expect(head).toMatch(/^content-length: 16$/im);
    expect(body.toString()).toBe(fine);
  });
});

describe('a connection is reset', () => {
  it.each([
    ['reset-before-headers', '/status', '', ''],
    ['reset-before-headers', '/feed.sse', '', ''],
    ['reset-mid-event', '/feed.sse', 'HTTP/1.1 200 OK', first.slice(0, 26)],
    ['reset-mid-event;after=1', '/feed.sse', 'HTTP/1.1 200 OK', `${first}${second.slice(0, 24)}`],
    ['reset-mid-event', '/status', 'HTTP/1.1 200 OK', '{"state"'],
    ['reset-between-events', '/feed.sse', 'HTTP/1.1 200 OK', first],
    ['reset-between-events;after=2', '/feed.sse', 'HTTP/1.1 200 OK', `${first}${second}`],
    ['reset-before-terminal', '/feed.sse', 'HTTP/1.1 200 OK', `${first}${second}`],
  ])('%s of %s', async (fault, path, line, text) => {
    const { head, body, isReset } = await get(fault, path);
    expect(head.split('\r\n')[0]).toBe(line);
    expect(body.toString()).toBe(text);
    expect(isReset).toBe(true);
  });

  it('after the operation has run', async () => {
    const { url, calls } = await serveFeed();
    await requestRaw(url, 'GET /status', { headers: { 'x-emulator-fault': 'reset-before-headers' } });
    expect(calls).toEqual(['feed.status']);
  });
});

describe('a stream falls silent', () => {
  it('until the client leaves', async () => {
    const { url } = await serveFeed();
    const answer = await requestRaw(url, 'GET /feed.sse', {
      headers: { 'x-emulator-fault': 'idle-stream;after=2' },
      leave: (text) => text.includes('two'),
    });
    expect(answer.body.toString()).toBe(`${first}${second}`);
  });

  it('until the server stops, which cuts the connection', async () => {
    const server = await serveFeed();
    const answer = await requestRaw(server.url, 'GET /feed.sse', {
      headers: { 'x-emulator-fault': 'idle-stream' },
      leave: (text) => {
        if (text.includes('Grüße')) server.stop();
        return false;
      },
    });
    expect(answer.body.toString()).toBe(first);
  });

  it('for a while', async () => {
    expect(textOf(await get('idle-stream;delay-ms=5'))).toBe(whole);
  });
});

describe('a status', () => {
  it.each([
    ['status', 503, null],
    ['status;status=418', 418, null],
    ['status;status=429;retry-after=7', 429, '7'],
  ])('%s answers instead of the operation', async (fault, status, retryAfter) => {
    const { url, calls } = await serveFeed();
    const response = await fetch(`${url}/status`, { headers: { 'x-emulator-fault': fault } });
    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBe(retryAfter);
    expect(await response.json()).toEqual({ detail: 'A fault was asked for' });
    expect(calls).toEqual([]);
  });

  it('says when to come back as a date', async () => {
    const { url } = await serveFeed();
    const fault = 'status;retry-after=3600;retry-after-form=date';
    const { headers } = await fetch(`${url}/status`, { headers: { 'x-emulator-fault': fault } });
    const waitMs = Date.parse(headers.get('retry-after') ?? '') - Date.now();
    expect(waitMs).toBeGreaterThan(3_500_000);
    expect(waitMs).toBeLessThanOrEqual(3_600_000);
  });

  it('says when to come back in milliseconds', async () => {
    const { url } = await serveFeed();
    const fault = 'status;retry-after=2;retry-after-form=milliseconds';
    const { headers } = await fetch(`${url}/status`, { headers: { 'x-emulator-fault': fault } });
    expect(headers.get('retry-after-ms')).toBe('2000');
    expect(headers.get('retry-after')).toBeNull();
  });

  it('can come slowly', async () => {
    const { url } = await serveFeed();
    const response = await fetch(`${url}/status`, { headers: { 'x-emulator-fault': 'status, chunked' } });
    expect([response.status, await response.json()]).toEqual([503, { detail: 'A fault was asked for' }]);
  });
});

describe('a fault that has nothing to strike', () => {
  it.each(['crlf', 'duplicate-terminal', 'unknown-event', 'reset-before-terminal', 'multi-line-data'])(
    'leaves an answer that is no stream alone: %s',
    async (fault) => {
      expect(textOf(await get(fault, '/status'))).toBe(fine);
    },
  );

  it('leaves an answer without a body alone', async () => {
    const { url } = await serveFeed();
    const fault = 'invalid-json, gzip, http-1.0';
    const { head } = await requestRaw(url, 'DELETE /status', { headers: { 'x-emulator-fault': fault } });
    expect(head).toMatch(/^HTTP\/1\.0 204 No Content\r\n/);
  });

  it.each(['idle-stream', 'reset-mid-event', 'reset-between-events', 'bom', 'slow-body', 'gzip'])(
    'leaves the connection of an answer without a body alone: %s',
    async (fault) => {
      const { url } = await serveFeed();
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      onTestFinished(() => agent.destroy());
      const removed = request(`${url}/status`, { agent, method: 'DELETE', headers: { 'x-emulator-fault': fault } });
      const [removal] = (await once(removed.end(), 'response')) as [IncomingMessage];
      expect(removal).toMatchObject({ statusCode: 204, headers: { connection: 'keep-alive' } });
      expect(removal.headers).not.toHaveProperty('content-encoding');
      removal.resume();
      const next = request(`${url}/status`, { agent });
      const [answer] = (await once(next.end(), 'response')) as [IncomingMessage];
      expect([next.socket === removed.socket, await text(answer)]).toEqual([true, fine]);
    },
  );
});

it('keeps the headers that browsers need', async () => {
  const { url } = await serveFeed();
  const headers = { 'x-emulator-fault': 'chunked', origin: 'http://localhost:3000' };
  const response = await fetch(`${url}/status`, { headers });
  expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
  expect(response.headers.get('content-type')).toBe('application/json');
});
