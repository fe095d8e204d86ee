import { describe, expect, test } from 'vitest';
import type { ChatSessionSummary, SessionDetail, SessionEvent } from '../src/generated/models.ts';
import type { Emulator } from '../src/index.ts';
import { emulatorForTest } from './support/emulator.ts';
import { call, createSession, type Frame, readFrames, runTurn, startTurn } from './support/http.ts';

const handbookOnly = { index_ids: ['idx-handbook'] };

async function readSession(emulator: Emulator, sessionId: string): Promise<SessionDetail> {
  return (await call<SessionDetail>(emulator, 'GET', `/api/v1/chat/${sessionId}`)).body;
}

function ofType<T extends SessionEvent['type']>(events: readonly SessionEvent[], type: T) {
  return events.filter((event): event is Extract<SessionEvent, { type: T }> => event.type === type);
}

describe('a turn', () => {
  test('streams thinking, a search, the answer and a stop, in order', async () => {
    const emulator = await emulatorForTest();
    const events = await runTurn(emulator, await createSession(emulator), {
      ...handbookOnly,
      prompt: 'When do refunds come?',
    });
    const kinds = events.map((event) => event.type).filter((type, index, all) => type !== all[index - 1]);
    expect(kinds).toEqual(['thinking_delta', 'thinking', 'tool_call', 'tool_result', 'text_delta', 'text', 'stop']);
  });

  test('sends deltas as delta and full events as message, with JSON of one line', async () => {
    const emulator = await emulatorForTest();
    const response = await startTurn(emulator, await createSession(emulator), { ...handbookOnly, prompt: 'refunds' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const frames = await Array.fromAsync(readFrames(response));
    for (const { event, data } of frames) expect(event).toBe(data.type.endsWith('_delta') ? 'delta' : 'message');
  });

  test.each(['application/json', '*/*', 'text/plain'])('streams whatever Accept says: %s', async (accept) => {
    const emulator = await emulatorForTest();
    const sessionId = await createSession(emulator);
    const response = await startTurn(
      emulator,
      sessionId,
      { ...handbookOnly, prompt: 'refunds' },
      { headers: { accept } },
    );
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    await response.text();
  });

  test('deltas of a kind, joined, are the full event', async () => {
    const emulator = await emulatorForTest();
    const events = await runTurn(emulator, await createSession(emulator), { ...handbookOnly, prompt: 'refunds?' });
    const joined = (type: 'thinking_delta' | 'text_delta') =>
      ofType(events, type)
        .map((event) => event.content)
        .join('');
    expect(joined('thinking_delta')).toBe(ofType(events, 'thinking')[0]?.content);
    expect(joined('text_delta')).toBe(ofType(events, 'text')[0]?.content);
  });

  test('is stored as the question and the full events that were sent', async () => {
    const emulator = await emulatorForTest();
    const sessionId = await createSession(emulator);
    const events = await runTurn(emulator, sessionId, { ...handbookOnly, prompt: 'refunds' });
    const full = events.filter((event) => !event.type.endsWith('_delta'));
    const stored = await readSession(emulator, sessionId);
    expect(stored.events).toEqual([{ type: 'user_input', content: 'refunds' }, ...full]);
  });

  test('adds to the history of the turns before', async () => {
    const emulator = await emulatorForTest();
    const sessionId = await createSession(emulator);
    await runTurn(emulator, sessionId, { ...handbookOnly, prompt: 'refunds' });
    const before = await readSession(emulator, sessionId);
    await runTurn(emulator, sessionId, { ...handbookOnly, prompt: 'shipping' });
    const after = await readSession(emulator, sessionId);
    expect(after.events.slice(0, before.events.length)).toEqual(before.events);
    expect(ofType(after.events, 'user_input').map((event) => event.content)).toEqual(['refunds', 'shipping']);
    expect(after.generated_title).toBe('refunds');
    expect(after.last_updated_at > before.last_updated_at).toBe(true);
  });

  test('leaves all seven fields of job_metadata, equal to the stop', async () => {
    const emulator = await emulatorForTest();
    const sessionId = await createSession(emulator);
    const events = await runTurn(emulator, sessionId, { ...handbookOnly, prompt: 'refunds' });
    const { job_metadata } = await readSession(emulator, sessionId);
    expect(job_metadata).toEqual({
      ...ofType(events, 'stop')[0]?.usage,
      is_error: false,
      error: null,
      export_config_ids: [expect.stringMatching(/^cfg-/)],
    });
    expect(Object.keys(job_metadata ?? {})).toHaveLength(7);
    expect(job_metadata?.total_input_tokens).toBeGreaterThan(0);
    expect(job_metadata?.total_output_tokens).toBeGreaterThan(0);
    expect(job_metadata?.turns).toBe(2);
  });

  test('streams at the rate that was asked for, each event as it is made', async () => {
    const emulator = await emulatorForTest({ tokenRate: 20 });
    const sessionId = await createSession(emulator);
    const frames = readFrames(await startTurn(emulator, sessionId, { ...handbookOnly, prompt: 'refunds' }));
    const first = await frames.next();
    expect((first.value as Frame).data.type).toBe('thinking_delta');
    // The turn still runs: what has arrived was not held back for what is to come.
    expect((await readSession(emulator, sessionId)).events).toEqual([{ type: 'user_input', content: 'refunds' }]);
    await frames.return(undefined);
  });
});

describe('the answer', () => {
  test('quotes the passages with file names and lines', async () => {
    const emulator = await emulatorForTest();
    const events = await runTurn(emulator, await createSession(emulator), {
      ...handbookOnly,
      prompt: 'Where do parcels leave?',
    });
    const [result] = ofType(events, 'tool_result');
    expect(result?.result).toEqual({
      passages: [
        {
          index_id: 'idx-handbook',
          file_name: 'policies/shipping.md',
          start_line: 1,
          end_line: 4,
          text: expect.stringContaining('Parcels leave the warehouse in Rotterdam'),
          score: expect.any(Number),
        },
      ],
    });
    const [text] = ofType(events, 'text');
    expect(text?.content).toContain('Parcels leave the warehouse in Rotterdam');
    expect(text?.content).toContain('(policies/shipping.md, lines 1 to 4)');
  });

  test('pairs the call with its result', async () => {
    const emulator = await emulatorForTest();
    const events = await runTurn(emulator, await createSession(emulator), { ...handbookOnly, prompt: 'refunds' });
    const [called] = ofType(events, 'tool_call');
    const [result] = ofType(events, 'tool_result');
    expect(called?.arguments).toEqual({ query: 'refunds', index_ids: ['idx-handbook'], top_k: 5 });
    expect(result).toMatchObject({ name: called?.name, call_id: called?.call_id });
  });

  test.each([
    'zebra',
    'What is it?',
    '',
    '   ',
    '"',
    "'; DROP TABLE sessions; --",
    'NEAR(',
    '* OR ^',
    'text:zebra',
    '\u0000',
    '\ud800',
    '🦓',
  ])('says that nothing was found for %j', async (prompt) => {
    const emulator = await emulatorForTest();
    const sessionId = await createSession(emulator);
    const events = await runTurn(emulator, sessionId, { ...handbookOnly, prompt });
    expect(ofType(events, 'tool_result')[0]?.result).toEqual({ passages: [] });
    expect(ofType(events, 'text')[0]?.content).toBe('I found nothing about this in the indexed files.');
    expect(events.at(-1)).toMatchObject({ type: 'stop', is_error: false, error: null });
    expect((await readSession(emulator, sessionId)).events[0]).toEqual({ type: 'user_input', content: prompt });
  });
});

describe('indexes', () => {
  test('of a bound session are all searched, whichever the turn names', async () => {
    const emulator = await emulatorForTest();
    const sessionId = await createSession(emulator, { index_ids: ['idx-none', 'idx-handbook'] });
    const events = await runTurn(emulator, sessionId, { index_ids: ['idx-none'], prompt: 'refunds' });
    expect(ofType(events, 'tool_call')[0]?.arguments).toMatchObject({ index_ids: ['idx-handbook'] });
    expect(events.at(-1)).toMatchObject({ skipped_index_ids: ['idx-none'], is_error: false });
  });

  test('outside the bound set are a 409, before and after the first turn', async () => {
    const emulator = await emulatorForTest({ indexes: {} });
    const sessionId = await createSession(emulator, { index_ids: ['idx-a'] });
    const refused = { status: 409, body: { detail: 'The session is bound to other indexes than these: idx-b' } };
    const body = { index_ids: ['idx-a', 'idx-b'], prompt: 'x' };
    expect(await call(emulator, 'POST', `/api/v1/chat/${sessionId}/messages/stream`, { body })).toEqual(refused);
    await runTurn(emulator, sessionId, { index_ids: ['idx-a'], prompt: 'x' });
    expect(await call(emulator, 'POST', `/api/v1/chat/${sessionId}/messages/stream`, { body })).toEqual(refused);
  });

  test('of an unbound session change from turn to turn, and it stays unbound', async () => {
    const emulator = await emulatorForTest();
    const sessionId = await createSession(emulator);
    await runTurn(emulator, sessionId, { index_ids: ['idx-handbook'], prompt: 'refunds' });
    await runTurn(emulator, sessionId, { index_ids: ['idx-other'], prompt: 'refunds' });
    expect((await readSession(emulator, sessionId)).index_ids).toBeNull();
  });

  test('that are unknown are skipped, and the answer says when none is left', async () => {
    const emulator = await emulatorForTest();
    const events = await runTurn(emulator, await createSession(emulator), {
      index_ids: ['idx-x', 'idx-x'],
      prompt: 'refunds',
    });
    expect(ofType(events, 'tool_call')).toEqual([]);
    expect(ofType(events, 'text')[0]?.content).toBe('I could not search any of the indexes, so I have no answer.');
    expect(events.at(-1)).toMatchObject({ skipped_index_ids: ['idx-x'], is_error: false });
  });

  test('that are unknown fail the turn where all are required', async () => {
    const emulator = await emulatorForTest();
    const sessionId = await createSession(emulator);
    const question = { index_ids: ['idx-handbook', 'idx-x'], prompt: 'refunds', require_all_indexes: true };
    const events = await runTurn(emulator, sessionId, question);
    const error = 'These indexes cannot be searched: idx-x';
    expect(events).toEqual([
      { type: 'stop', is_error: true, error, skipped_index_ids: ['idx-x'], usage: expect.any(Object) },
    ]);
    const stored = await readSession(emulator, sessionId);
    expect(stored.job_metadata).toMatchObject({ is_error: true, error });
    expect(stored.events).toEqual([{ type: 'user_input', content: 'refunds' }, ...events]);
  });
});

describe('a running turn', () => {
  test('keeps a second one away with 409', async () => {
    const emulator = await emulatorForTest({ tokenRate: 20 });
    const sessionId = await createSession(emulator);
    const running = await startTurn(emulator, sessionId, { ...handbookOnly, prompt: 'refunds' });
    const body = { ...handbookOnly, prompt: 'shipping' };
    expect(await call(emulator, 'POST', `/api/v1/chat/${sessionId}/messages/stream`, { body })).toEqual({
      status: 409,
      body: { detail: 'A turn is already running in this session' },
    });
    await running.body?.cancel();
  });

  test('goes on to its end without its client', async () => {
    const emulator = await emulatorForTest({ tokenRate: 200 });
    const sessionId = await createSession(emulator);
    const leave = new AbortController();
    const frames = readFrames(
      await startTurn(emulator, sessionId, { ...handbookOnly, prompt: 'refunds' }, { signal: leave.signal }),
    );
    await frames.next();
    leave.abort();
    await expect
      .poll(async () => (await readSession(emulator, sessionId)).events.at(-1), { timeout: 10_000 })
      .toMatchObject({ type: 'stop', is_error: false });
  });

  test('ends by an error when its session is deleted', async () => {
    const emulator = await emulatorForTest({ tokenRate: 20 });
    const sessionId = await createSession(emulator);
    const frames = readFrames(await startTurn(emulator, sessionId, { ...handbookOnly, prompt: 'refunds' }));
    await frames.next();
    expect((await call(emulator, 'DELETE', `/api/v1/chat/${sessionId}`)).status).toBe(204);
    const rest = (await Array.fromAsync(frames)).map((frame) => frame.data);
    expect(rest.at(-1)).toMatchObject({ type: 'stop', is_error: true, error: 'The session was deleted' });
    expect((await call(emulator, 'GET', `/api/v1/chat/${sessionId}`)).status).toBe(404);
  });

  test('ends by an error when the emulator closes, with what was said so far', async () => {
    const emulator = await emulatorForTest({ tokenRate: 20 });
    const frames = readFrames(
      await startTurn(emulator, await createSession(emulator), { ...handbookOnly, prompt: 'refunds' }),
    );
    const first = await frames.next();
    await emulator.close();
    const events = [first.value as Frame, ...(await Array.fromAsync(frames))].map((frame) => frame.data);
    const said = ofType(events, 'thinking_delta')
      .map((event) => event.content)
      .join('');
    expect(ofType(events, 'thinking')).toEqual([{ type: 'thinking', content: said }]);
    expect(events.at(-1)).toMatchObject({ type: 'stop', is_error: true, error: 'The server was stopped' });
  });
});

test('a long first question becomes a title that is cut', async () => {
  const emulator = await emulatorForTest();
  const sessionId = await createSession(emulator);
  await runTurn(emulator, sessionId, { ...handbookOnly, prompt: 'word '.repeat(30) });
  const { body } = await call<ChatSessionSummary>(emulator, 'GET', `/api/v1/chat/${sessionId}/summary`);
  expect(body.generated_title).toBe(`${'word '.repeat(12).trimEnd()}...`);
});
