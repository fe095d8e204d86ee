import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { SessionDetail, SessionEvent } from '../src/generated/models.ts';
import { handbook, temporaryFolder } from './support/emulator.ts';
import { call, createSession, readFrames, startTurn } from './support/http.ts';
import { addressOf, type RunningCommand, runCommand } from './support/process.ts';
import { createRandom } from './support/random.ts';
import { expectPrefix, interrupted } from './support/stored-turn.ts';

/** The full run takes minutes; `pnpm test:full` asks for it. */
const turnCount = process.env.TEST_FULL === '1' ? 200 : 16;
const turnsAtOnce = 4;
/** A turn takes about a second at the rate below. The process dies at some point of it, or shortly after. */
const maxLifeMs = 1200;
const seed = Number(process.env.KILL_SEED ?? Math.ceil(Math.random() * 1e9));

interface KilledTurn {
  readonly sessionId: string;
  readonly prompt: string;
  readonly received: SessionEvent[];
}

function start(data: string): RunningCommand {
  return runCommand('--port', '0', '--data', data, '--index', `idx-handbook=${handbook}`, '--token-rate', '60');
}

/** Asks one question and collects what arrives until the connection breaks. */
async function listen(address: { url: string }, turn: KilledTurn, command: RunningCommand): Promise<void> {
  try {
    const response = await startTurn(address, turn.sessionId, { index_ids: ['idx-handbook'], prompt: turn.prompt });
    for await (const { data } of readFrames(response)) turn.received.push(data);
  } catch (error) {
    if (!command.child.killed) throw error;
  }
}

async function expectStored(address: { url: string }, { sessionId, prompt, received }: KilledTurn): Promise<void> {
  const { status, body } = await call<SessionDetail>(address, 'GET', `/api/v1/chat/${sessionId}`);
  expect(status).toBe(200);
  // The process may have died before the question reached it.
  if (body.events.length === 0) {
    expect(received).toEqual([]);
    return;
  }
  expectPrefix(received, body.events, prompt);
  const stop = body.events.at(-1);
  if (received.at(-1)?.type !== 'stop')
    expect(stop).toMatchObject({ error: stop?.type === 'stop' && stop.is_error ? interrupted : null });
}

test(`nothing that was received is lost when the process is killed, in ${turnCount} turns (KILL_SEED=${seed})`, async () => {
  const random = createRandom(seed);
  const data = join(temporaryFolder(), 'emulator.db');
  const turns: KilledTurn[] = [];
  let broken = 0;
  while (turns.length < turnCount) {
    const command = start(data);
    const address = await addressOf(command);
    const batch: KilledTurn[] = [];
    for (let index = 0; index < turnsAtOnce; index += 1) {
      const prompt = `When do refunds arrive, and what is number ${turns.length + index}?`;
      batch.push({ sessionId: await createSession(address), prompt, received: [] });
    }
    const listening = batch.map((turn) => listen(address, turn, command));
    await setTimeout(random() * maxLifeMs);
    command.child.kill('SIGKILL');
    await Promise.all(listening);
    await command.exited;
    turns.push(...batch);
    broken += batch.filter(({ received }) => received.length > 0 && received.at(-1)?.type !== 'stop').length;

    const database = new DatabaseSync(data, { readOnly: true });
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    database.close();
  }
  expect(broken).toBeGreaterThan(0);

  const command = start(data);
  const address = await addressOf(command);
  for (const turn of turns) await expectStored(address, turn);
  command.child.kill('SIGTERM');
  expect(await command.exited).toBe(0);
  const database = new DatabaseSync(data, { readOnly: true });
  expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  expect(database.prepare('SELECT (SELECT count(*) FROM deltas) + (SELECT count(*) FROM turns) AS left').get()).toEqual(
    { left: 0 },
  );
  database.close();
}, 600_000);
