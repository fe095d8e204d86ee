import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { SessionDetail, SessionEvent } from '../src/generated/models.ts';
import { EventStore } from '../src/llamacloud/storage/event-store.ts';
import { openDatabase } from '../src/llamacloud/storage/open-database.ts';
import { SessionStore, scopeOf } from '../src/llamacloud/storage/session-store.ts';
import { TurnJournal } from '../src/llamacloud/turn/turn-journal.ts';
import { emulatorForTest, temporaryFolder } from './support/emulator.ts';
import { call, createSession, send } from './support/http.ts';

/** Writes a history of any length for the newest session, behind the emulator's back. */
function writeHistory(data: string, count: number): SessionEvent[] {
  const database = new DatabaseSync(data);
  const row = database.prepare('SELECT max(number) AS number FROM sessions').get();
  const insert = database.prepare('INSERT INTO events (session_number, position, event) VALUES (?, ?, ?)');
  const events = Array.from({ length: count }, (_, index): SessionEvent => {
    return { type: 'text', content: `Event ${index}, with "quotes", 🦙 and\nlines` };
  });
  database.exec('BEGIN');
  for (const [position, event] of events.entries()) insert.run(Number(row?.number), position, JSON.stringify(event));
  database.exec('COMMIT');
  database.close();
  return events;
}

test.each([0, 1, 5000])('a history of %i events is sent whole, with the summary', async (count) => {
  const data = join(temporaryFolder(), 'emulator.db');
  const emulator = await emulatorForTest({ data, strictResponses: false });
  const sessionId = await createSession(emulator);
  const events = writeHistory(data, count);
  const response = await send(emulator, 'GET', `/api/v1/chat/${sessionId}`);
  expect(response.headers.get('content-type')).toBe('application/json');
  const summary = await call<object>(emulator, 'GET', `/api/v1/chat/${sessionId}/summary`);
  expect(await response.json()).toEqual({ events, ...summary.body });
});

test('a history is the one of the moment of the call, whatever happens while it is read', async () => {
  const { events, session, journal } = createStore();
  for (let index = 0; index < 3; index += 1)
    journal.append(session.number, { type: 'text', content: 'x'.repeat(65_536) });
  const reader = events.detail(session).stream().pipeThrough(new TextDecoderStream()).getReader();
  let text = (await reader.read()).value ?? '';
  journal.append(session.number, { type: 'text', content: 'late' });
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) text += piece.value;
  expect((JSON.parse(text) as SessionDetail).events).toHaveLength(3);
});

test('a session that is deleted while it is read breaks the answer off', async () => {
  const { store, events, session, journal } = createStore();
  for (let index = 0; index < 9; index += 1)
    journal.append(session.number, { type: 'text', content: 'x'.repeat(65_536) });
  const reader = events.detail(session).stream().getReader();
  await reader.read();
  store.delete(session);
  const readAll = async () => {
    while (!(await reader.read()).done);
  };
  await expect(readAll()).rejects.toThrow('was deleted while it was read');
});

function createStore() {
  const { database, close } = openDatabase(':memory:');
  onTestFinished(close);
  const store = new SessionStore(database);
  const session = store.create(scopeOf('a key'), null, 'read_only');
  return { database, store, events: new EventStore(database), session, journal: new TurnJournal(database) };
}

test('no call reads sessions or events that it does not need, however many there are', async () => {
  const { database, store, events, session } = createStore();
  const prepare = vi.spyOn(database, 'prepare');
  const journal = new TurnJournal(database);
  const scope = scopeOf('a key');
  store.create(scope, null, 'read_only');
  const page = store.list(scope, { size: 1, token: undefined });
  store.list(scope, { size: 1, token: page?.nextToken ?? undefined });
  store.find(scope, session.summary.session_id);
  journal.begin(session.number, 'refunds');
  journal.append(session.number, { type: 'text', content: 'x' });
  journal.close(session.number, 'unstored');
  journal.begin(session.number, 'refunds');
  journal.lastTurns(session.number, 3);
  events.detail(session).parse();
  events.from(session, 1, 10);
  journal.end(session.number, { type: 'stop', is_error: false, error: null, usage: {} }, []);
  store.delete(session);

  const statements = [...new Set(prepare.mock.calls.map(([sql]) => sql))];
  expect(statements.length).toBeGreaterThan(10);
  const plans = statements.map((sql) => {
    const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
    return { sql, plan: steps.map((step) => String(step.detail)).join('; ') };
  });
  // A scan reads a whole table, and a temporary tree sorts one.
  expect(plans.filter(({ plan }) => /SCAN (?!CONSTANT)|TEMP B-TREE/.test(plan))).toEqual([]);
  const listing = plans.filter(({ sql }) => sql.includes('ORDER BY number DESC'));
  expect(listing.map(({ plan }) => plan)).toEqual([
    'SEARCH sessions USING INDEX sessions_by_scope (account=? AND project_id=? AND organization_id=? AND number<?)',
  ]);
});
