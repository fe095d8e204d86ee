import { expect, test } from 'vitest';
import type { SessionDetail, SessionEvent } from '../src/generated/models.ts';
import type { Emulator } from '../src/index.ts';
import { emulatorForTest } from './support/emulator.ts';
import { call, createSession, type Frame, readFrames, startTurn } from './support/http.ts';
import { beginStream, chunk, serveModel } from './support/model-server.ts';

const question = { index_ids: ['idx-handbook'], prompt: 'refunds' };

async function lastEvent(emulator: Emulator, sessionId: string): Promise<SessionEvent | undefined> {
  return (await call<SessionDetail>(emulator, 'GET', `/api/v1/chat/${sessionId}`)).body.events.at(-1);
}

/** Starts a turn, reads its first event and goes away. */
async function leave(emulator: Emulator, sessionId: string): Promise<void> {
  const client = new AbortController();
  const frames = readFrames(await startTurn(emulator, sessionId, question, { signal: client.signal }));
  await frames.next();
  client.abort();
}

test('a turn whose client goes away ends by an error where that is asked for', async () => {
  const emulator = await emulatorForTest({ tokenRate: 20, onDisconnect: 'cancel' });
  const sessionId = await createSession(emulator);
  await leave(emulator, sessionId);
  await expect
    .poll(() => lastEvent(emulator, sessionId), { timeout: 10_000 })
    .toMatchObject({ type: 'stop', is_error: true, error: 'The client went away' });
});

test('it ends even while nothing is there to send', async () => {
  const { url } = await serveModel((response) => {
    beginStream(response);
    response.write(chunk('First'));
  });
  const emulator = await emulatorForTest({ model: { url }, onDisconnect: 'cancel' });
  const sessionId = await createSession(emulator);
  const client = new AbortController();
  const frames = readFrames(await startTurn(emulator, sessionId, question, { signal: client.signal }));
  while ((await frames.next()).value?.data.type !== 'text_delta');
  client.abort();
  await expect
    .poll(() => lastEvent(emulator, sessionId), { timeout: 10_000 })
    .toMatchObject({ type: 'stop', error: 'The client went away' });
});

test('a turn that its client has read to the end is not touched', async () => {
  const emulator = await emulatorForTest({ onDisconnect: 'cancel' });
  const sessionId = await createSession(emulator);
  const first = new AbortController();
  const frames = readFrames(await startTurn(emulator, sessionId, question, { signal: first.signal }));
  const events = await Array.fromAsync(frames);
  expect(events.at(-1)?.data).toMatchObject({ type: 'stop', is_error: false });
  expect(await lastEvent(emulator, sessionId)).toEqual(events.at(-1)?.data);
});

test('closing waits for running turns as long as it is told to, and starts no more', async () => {
  const emulator = await emulatorForTest({ tokenRate: 100, closeGraceMs: 60_000 });
  const sessionId = await createSession(emulator);
  const other = await createSession(emulator);
  const frames = readFrames(await startTurn(emulator, sessionId, question));
  const first = (await frames.next()).value as Frame;
  const closed = emulator.close();
  expect((await startTurn(emulator, other, question)).status).toBe(503);
  const events = [first, ...(await Array.fromAsync(frames))].map((frame) => frame.data);
  expect(events.at(-1)).toMatchObject({ type: 'stop', is_error: false });
  await closed;
});

test('closing ends what still runs after that', async () => {
  const emulator = await emulatorForTest({ tokenRate: 2, closeGraceMs: 100 });
  const frames = readFrames(await startTurn(emulator, await createSession(emulator), question));
  await frames.next();
  const closed = emulator.close();
  const events = (await Array.fromAsync(frames)).map((frame) => frame.data);
  expect(events.at(-1)).toMatchObject({ type: 'stop', is_error: true, error: 'The server was stopped' });
  await closed;
});
