import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { SessionDetail, SessionEvent } from '../src/generated/models.ts';
import { emulatorForTest, handbook, temporaryFolder } from './support/emulator.ts';
import { call, createSession, readFrames, startTurn } from './support/http.ts';
import { addressOf, runCommand } from './support/process.ts';
import { expectPrefix, interrupted } from './support/stored-turn.ts';

/** Runs a turn in a process of its own, kills the process after some events and gives the events that arrived. */
async function killDuringTurn(
  data: string,
  eventCount: number,
): Promise<{ sessionId: string; received: SessionEvent[] }> {
  const command = runCommand(
    '--port',
    '0',
    '--data',
    data,
    '--index',
    `idx-handbook=${handbook}`,
    '--token-rate',
    '200',
  );
  const address = await addressOf(command);
  const sessionId = await createSession(address);
  const question = { index_ids: ['idx-handbook'], prompt: 'When do refunds arrive?' };
  const received: SessionEvent[] = [];
  try {
    for await (const { data: event } of readFrames(await startTurn(address, sessionId, question))) {
      received.push(event);
      if (received.length === eventCount) command.child.kill('SIGKILL');
    }
  } catch (error) {
    // The connection breaks: that is the point.
    if (!command.child.killed) throw error;
  }
  await command.exited;
  return { sessionId, received };
}

test.each([1, 3, 8, 9, 10, 14, 25])('a turn that is killed after %i events keeps what was sent', async (eventCount) => {
  const data = join(temporaryFolder(), 'emulator.db');
  const { sessionId, received } = await killDuringTurn(data, eventCount);
  expect(received.length).toBeGreaterThanOrEqual(eventCount);
  expect(received.at(-1)?.type).not.toBe('stop');

  const emulator = await emulatorForTest({ data });
  const { events, job_metadata } = (await call<SessionDetail>(emulator, 'GET', `/api/v1/chat/${sessionId}`)).body;
  expectPrefix(received, events, 'When do refunds arrive?');
  expect(events.at(-1)).toMatchObject({ type: 'stop', is_error: true, error: interrupted });
  expect(job_metadata).toMatchObject({ is_error: true, error: interrupted });

  await emulator.close();
  const database = new DatabaseSync(data);
  expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  expect(database.prepare('SELECT count(*) AS left FROM deltas').get()).toEqual({ left: 0 });
  database.close();
});

test('a session whose turn broke off takes the next one', async () => {
  const data = join(temporaryFolder(), 'emulator.db');
  const { sessionId } = await killDuringTurn(data, 5);
  const emulator = await emulatorForTest({ data });
  const response = await startTurn(emulator, sessionId, { index_ids: ['idx-handbook'], prompt: 'And shipping?' });
  const frames = await Array.fromAsync(readFrames(response));
  expect(frames.at(-1)?.data).toMatchObject({ type: 'stop', is_error: false });
});

test('the file can be read by others while the emulator runs, and holds no key', async () => {
  const data = join(temporaryFolder(), 'emulator.db');
  const emulator = await emulatorForTest({ data });
  await call(emulator, 'POST', '/api/v1/chat', { key: 'llx-very-secret' });
  const database = new DatabaseSync(data, { readOnly: true });
  const sessions = database.prepare('SELECT * FROM sessions').all();
  database.close();
  expect(sessions).toHaveLength(1);
  expect(JSON.stringify(sessions)).not.toContain('secret');
});

test('page tokens outlive a restart', async () => {
  const data = join(temporaryFolder(), 'emulator.db');
  const first = await emulatorForTest({ data });
  await createSession(first);
  await createSession(first);
  const page = await call<{ next_page_token: string }>(first, 'GET', '/api/v1/chat?page_size=1');
  await first.close();
  const second = await emulatorForTest({ data });
  const next = await call(second, 'GET', `/api/v1/chat?page_token=${page.body.next_page_token}`);
  expect(next).toMatchObject({ status: 200, body: { next_page_token: null } });
});
