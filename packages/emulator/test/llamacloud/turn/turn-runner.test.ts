import { expect, onTestFinished, test } from 'vitest';
import type { SessionEvent } from '../../../src/generated/models.ts';
import { PassageFinder } from '../../../src/llamacloud/index/passage-finder.ts';
import { EventStore } from '../../../src/llamacloud/storage/event-store.ts';
import { openDatabase } from '../../../src/llamacloud/storage/open-database.ts';
import { SessionStore, scopeOf } from '../../../src/llamacloud/storage/session-store.ts';
import { TurnJournal } from '../../../src/llamacloud/turn/turn-journal.ts';
import { type TurnRequest, TurnRunner } from '../../../src/llamacloud/turn/turn-runner.ts';

const request: TurnRequest = {
  prompt: 'Why?',
  indexIds: [],
  skippedIndexIds: [],
  requireAllIndexes: false,
  exportConfigIds: [],
};

test('a turn whose end the disk has no room for is closed before the next one', async () => {
  const { database, close } = openDatabase(':memory:');
  onTestFinished(close);
  const session = new SessionStore(database).create(scopeOf('a key'), null, 'read_only');
  const journal = new TurnJournal(database);
  const agent = { finder: new PassageFinder(database), write: () => Array(50).fill('word '.repeat(1000)) };
  const turns = new TurnRunner({ journal, agent, tokenRate: 0, onDisconnect: 'continue' });
  const ask = async () => {
    const events: SessionEvent[] = [];
    for await (const { data } of turns.start(session, request, new AbortController().signal)) events.push(data);
    return events.at(-1);
  };
  const room = (pages: number) => {
    const { count } = database.prepare('SELECT page_count AS count FROM pragma_page_count').get() as { count: number };
    database.exec(`PRAGMA max_page_count = ${count + pages}`);
  };

  room(3);
  await expect(ask()).rejects.toThrow('database or disk is full');
  expect(turns.isRunning(session.number)).toBe(false);
  room(1000);
  expect(await ask()).toMatchObject({ type: 'stop', is_error: false });
  const stops = new EventStore(database).from(session, 0, 100).filter(({ type }) => type === 'stop');
  expect(stops).toMatchObject([
    { is_error: true, error: 'The turn was interrupted: its end could not be stored' },
    { is_error: false },
  ]);
});
