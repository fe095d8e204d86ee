import { beforeEach, describe, expect, it } from 'vitest';
import { wireFamily } from './wire-family.ts';

const family = wireFamily('asked-streams', 'asked-streams-sdk');
const hostile = 'do\nstream`*/';

beforeEach(() => {
  family.answer = (request, response) => {
    const type = request.headers.accept ?? '';
    response.setHeader('content-type', type);
    if (type === 'text/event-stream') response.end('data: {"delta":"a"}\n\ndata: {"delta":"b"}\n\ndata: [DONE]\n\n');
    else if (type === 'application/x-ndjson') response.end('{"delta":"a"}\n{"delta":"b"}\n');
    else response.end('{"text":"ab"}');
  };
});

const whole = { text: 'ab' };
const events = [{ delta: 'a' }, { delta: 'b' }];

/** What a call answers, all of it. */
async function answerOf(id: string, ...given: readonly unknown[]): Promise<unknown> {
  const answer = (await family.call(id, ...given)) as object;
  if (!(Symbol.asyncIterator in answer)) return answer;
  const seen: unknown[] = [];
  for await (const event of answer as AsyncIterable<unknown>) seen.push(event);
  return seen;
}

describe('a call that may ask for a stream', () => {
  it.each<[params: object, wanted: unknown, accept: string]>([
    [{ prompt: 'x' }, whole, 'application/json'],
    [{ prompt: 'x', stream: false }, whole, 'application/json'],
    [{ prompt: 'x', stream: null }, whole, 'application/json'],
    [{ prompt: 'x', stream: true }, events, 'text/event-stream'],
  ])('sends %j and reads what it asks for', async (params, wanted, accept) => {
    expect(await answerOf('completions.create', params)).toEqual(wanted);
    const [received] = family.received;
    const sent = [received?.line, received?.headers.accept, String(received?.body)];
    expect(sent).toEqual(['POST /completions', accept, JSON.stringify(params)]);
  });

  it('asks in a form, by a property of any name', async () => {
    expect(await answerOf('completions.update', '1', { [hostile]: true, prompt: 'x' })).toEqual(events);
    expect(String(family.received[0]?.body)).toBe('do%0Astream%60*%2F=true&prompt=x');
    expect(await answerOf('completions.update', '1', { [hostile]: false })).toEqual(whole);
    expect(await answerOf('completions.update', '1')).toEqual(whole);
  });

  it('asks in the query', async () => {
    expect(await answerOf('reports.retrieve', '1', { watch: true })).toEqual(events);
    expect(await answerOf('reports.retrieve', '1', { watch: false })).toEqual(whole);
    expect(await answerOf('reports.retrieve', '1')).toEqual(whole);
    const lines = family.received.map(({ line }) => line.replace('GET /reports/1', ''));
    expect(lines).toEqual(['?watch=true', '?watch=false', '']);
  });

  it('asks in a body that is given whole', async () => {
    expect(await answerOf('responses.create', { body: { stream: true } })).toEqual(events.slice(0, 2));
    expect(await answerOf('responses.create', { body: {} })).toEqual(whole);
    expect(family.received.map(({ body }) => String(body))).toEqual(['{"stream":true}', '{}']);
  });

  it('is asked as a function, too', async () => {
    const [{ create }, { createClient }] = await Promise.all([
      family.module('generated/resources/completions.ts'),
      family.module('generated/lean.ts'),
    ]);
    const answer = create?.(createClient?.({ baseURL: family.url }), { prompt: 'x', stream: true });
    const seen: unknown[] = [];
    for await (const event of answer as AsyncIterable<unknown>) seen.push(event);
    expect(seen).toEqual(events);
  });

  it('is interrupted where its stream ends without its last text', async () => {
    family.answer = (_, response) => {
      response.setHeader('content-type', 'text/event-stream');
      response.end('data: {"delta":"a"}\n\n');
    };
    const answer = answerOf('completions.create', { prompt: 'x', stream: true });
    await expect(answer).rejects.toThrow('The stream ended after 1 events without its last one.');
  });
});
