import { describe, expect, it } from 'vitest';
import { tracedFetch } from '../../../src/runtime/trace/traced-fetch.ts';
import { collectOutput } from '../output/writers.ts';

const secret = 'sk-very-secret';
const answer = () =>
  Response.json(
    { echo: `your key is ${secret}` },
    {
      status: 201,
      headers: { 'access-control-allow-credentials': 'true', 'set-cookie': 'a=b', 'x-request-id': 'req-1' },
    },
  );

/** What is told of one request. */
async function told(level: 'verbose' | 'debug', init: RequestInit = {}, response: () => Response = answer) {
  const { output, text } = collectOutput();
  const fetch = tracedFetch(async () => response(), output, level, [secret]);
  const result = await fetch(`https://api.test/shelves/7?token=${secret}&page=2`, init);
  return { text: text().replace(/\d+ ms/g, 'N ms'), result };
}

describe('tracedFetch', () => {
  it('tells of a request in one line', async () => {
    expect((await told('verbose')).text).toBe('* GET https://api.test/shelves/7: 201 after N ms\n');
  });

  it('tells all of it, without secrets and the query', async () => {
    const { text, result } = await told('debug', {
      method: 'POST',
      headers: { Authorization: `Bearer ${secret}`, 'X-Api-Key': 'other', 'X-Trace': `t-${secret}`, Accept: '*/*' },
      body: JSON.stringify({ key: secret, esc: '\u001b[2J' }),
    });
    expect(text).toBe(
      [
        '> POST https://api.test/shelves/7',
        '> accept: */*',
        '> authorization: Bearer ***',
        '> x-api-key: ***',
        '> x-trace: t-***',
        '> {"key":"***","esc":"\\u001b[2J"}',
        '< 201 after N ms',
        '< access-control-allow-credentials: true',
        '< content-type: application/json',
        '< set-cookie: ***',
        '< x-request-id: req-1',
        '< {"echo":"your key is ***"}',
        '',
      ].join('\n'),
    );
    expect(await result.json()).toEqual({ echo: `your key is ${secret}` });
  });

  it('holds back no stream of JSON', async () => {
    const headers = { 'content-type': 'application/json-seq' };
    const endless = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{}')) });
    const { text, result } = await told('debug', {}, () => new Response(endless, { headers }));
    expect(text).not.toContain('{}');
    await result.body?.cancel();
  });

  it('keeps a token that is given, and repeated, out of sight', async () => {
    const answer = '{"access_token": "abc\\"def", "id_token":"abc", "note":"Bearer abc"}';
    const headers = { 'content-type': 'application/json' };
    const { text } = await told('debug', {}, () => new Response(answer, { headers }));
    expect(text).toContain('< {"access_token": "***", "id_token":"***", "note":"Bearer ***"}\n');
  });

  it('hides a secret before it cuts a long body', async () => {
    const { text } = await told('debug', {}, () => Response.json('x'.repeat(19_990) + secret));
    expect(text).toContain('xxx***"\n');
  });

  it('does not hold back a stream', async () => {
    const body = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([1])) });
    const { result } = await told(
      'debug',
      {},
      () => new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
    );
    expect(await result.body?.getReader().read()).toEqual({ done: false, value: Uint8Array.of(1) });
  });

  it('tells that no answer came', async () => {
    const { output, text } = collectOutput();
    const fetch = tracedFetch(async () => Promise.reject(new Error('refused')), output, 'verbose', []);
    await expect(fetch('https://api.test/?a=b')).rejects.toThrow('refused');
    expect(text()).toMatch(/^\* GET https:\/\/api\.test\/: no answer after \d+ ms\n$/);
  });
});
