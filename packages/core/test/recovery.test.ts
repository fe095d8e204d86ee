import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, type EmulatorOptions, startEmulator } from '@llamacloud-prod/emulator';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { LlamaCloud, type SessionEvent } from '../src/generated/index.ts';
import {
  createBetaChatStreamStore,
  createBetaChatStreamTranscript,
} from '../src/generated/resources/beta/chat/turn.ts';

const indexId = 'idx-abc123';
const turn = { index_ids: [indexId], prompt: 'How did revenue develop?' };
const operation = 'beta.chat.stream';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'core-recovery-'));
  await writeFile(join(folder, 'report.md'), '# Report\n\nRevenue grew by nine per cent in the third quarter.\n');
});

afterAll(() => rm(folder, { recursive: true }));

interface Setting {
  readonly emulator: Emulator;
  readonly client: LlamaCloud;
  readonly sessionId: string;
  /** Method and address of the requests so far. */
  readonly calls: readonly string[];
}

async function setUp(options: EmulatorOptions = {}): Promise<Setting> {
  const calls: string[] = [];
  const settings = { indexes: { [indexId]: folder }, tokenRate: 0, log: () => undefined, ...options };
  const emulator = await startEmulator(settings);
  onTestFinished(() => emulator.close());
  const client = new LlamaCloud({
    apiKey: 'My API Key',
    baseURL: emulator.url,
    fetch: (input, init) => {
      calls.push(`${init?.method} ${input}`);
      return fetch(input, init);
    },
  });
  const { session_id: sessionId } = await client.beta.chat.create();
  return { emulator, client, sessionId, calls };
}

/** The turns that a session has stored. */
async function storedTurns({ client, sessionId }: Setting) {
  const { events } = await client.beta.chat.retrieve(sessionId);
  return createBetaChatStreamTranscript(events).snapshot().turns;
}

async function collect(events: AsyncIterable<SessionEvent>): Promise<SessionEvent[]> {
  const collected: SessionEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

describe('a turn whose stream drops', () => {
  it.each([
    { fault: 'reset-before-headers' },
    { fault: 'reset-mid-event', after: 0 },
    { fault: 'reset-mid-event', after: 7 },
    { fault: 'reset-between-events', after: 1 },
    { fault: 'reset-between-events', after: 12 },
    { fault: 'end-before-terminal' },
    { fault: 'reset-before-terminal' },
    { fault: 'idle-stream', after: 5 },
  ] as const)('is whole after %o', async (fault) => {
    const setting = await setUp();
    const { emulator, client, sessionId, calls } = setting;
    // An earlier turn with the same question must not be taken for this one.
    await collect(client.beta.chat.stream(sessionId, turn));
    emulator.faults.add({ ...fault, operation, times: 1 });
    const options = { recover: true, idleTimeout: 300 };
    const events = await collect(client.beta.chat.stream(sessionId, turn, options));
    const [live] = createBetaChatStreamTranscript(events).snapshot().turns;
    const stored = await storedTurns(setting);
    expect(stored).toHaveLength(2);
    expect({ ...live, input: stored[1]?.input }).toEqual(stored[1]);
    expect(live?.status).toBe('done');
    expect(calls.filter((call) => call.endsWith('/stream'))).toHaveLength(2);
  });

  it('is looked for until it ends, while it goes on', async () => {
    const setting = await setUp({ tokenRate: 100 });
    setting.emulator.faults.add({ fault: 'reset-between-events', after: 3, operation, times: 1 });
    const events = await collect(setting.client.beta.chat.stream(setting.sessionId, turn, { recover: true }));
    const [live] = createBetaChatStreamTranscript(events).snapshot().turns;
    const [stored] = await storedTurns(setting);
    expect({ ...live, input: stored?.input }).toEqual(stored);
  });

  it('is recovered from a server that went down and came back', async () => {
    const data = join(folder, 'sessions.sqlite');
    const setting = await setUp({ data, tokenRate: 50 });
    const { emulator, client, sessionId } = setting;
    const seen: SessionEvent[] = [];
    let restarted: Promise<Emulator> | undefined;
    const reading = (async () => {
      for await (const event of client.beta.chat.stream(sessionId, turn, { recover: true, maxRetries: 0 })) {
        seen.push(event);
        restarted ??= emulator.close().then(() => startEmulator({ data, port: emulator.port, log: () => undefined }));
      }
    })();
    // The emulator ends the turn by an error when it stops.
    await expect(reading).rejects.toMatchObject({ name: 'StreamFailedError' });
    const second = await restarted;
    onTestFinished(() => second?.close());
    expect(seen.at(-1)).toMatchObject({ type: 'stop', is_error: true });
    const [live] = createBetaChatStreamTranscript(seen).snapshot().turns;
    const [stored] = await storedTurns(setting);
    expect({ ...live, input: stored?.input }).toEqual(stored);
  });
});

describe('the turn store', () => {
  it('has the same turns as the history, whatever happens on the way', async () => {
    const setting = await setUp();
    const { emulator, client, sessionId } = setting;
    const store = createBetaChatStreamStore(client, sessionId);
    await store.send(turn);
    emulator.faults.add({ fault: 'reset-mid-event', after: 9, operation, times: 1 });
    await store.send(turn);
    emulator.faults.add({ fault: 'failed-terminal', operation, times: 1 });
    await store.send(turn);
    expect(store.getSnapshot().status).toBe('failed');
    const before = store.getSnapshot().turns;
    await store.load();
    const { turns } = store.getSnapshot();
    expect(turns).toEqual(await storedTurns(setting));
    // What the history says as well keeps its identity.
    expect(turns.slice(0, 2).map((each, index) => each === before[index])).toEqual([true, true]);
  });

  it('gives a question back that the server refuses', async () => {
    const { client } = await setUp();
    const store = createBetaChatStreamStore(client, 'ses-unknown', { recover: false });
    await store.send(turn);
    expect(store.getSnapshot()).toMatchObject({ status: 'failed', error: { name: 'NotFoundError' }, unsent: [turn] });
  });

  it('says that a stopped turn goes on, and shows its end once the history is read', async () => {
    const { client, sessionId } = await setUp({ tokenRate: 200 });
    const store = createBetaChatStreamStore(client, sessionId);
    const stopped = new Promise<void>((resolve) => {
      store.subscribe(() => {
        if (store.getSnapshot().status !== 'answering') return;
        store.stop();
        resolve();
      });
    });
    await Promise.all([store.send(turn), stopped]);
    expect(store.getSnapshot()).toMatchObject({ status: 'stopped', mayContinue: true });
    await expect
      .poll(async () => {
        await store.load();
        return store.getSnapshot().turns.at(-1)?.status;
      })
      .toBe('done');
  });

  it('asks again after a turn that was stopped, once that has ended', async () => {
    const setting = await setUp({ tokenRate: 200 });
    const store = createBetaChatStreamStore(setting.client, setting.sessionId);
    const unsubscribe = store.subscribe(() => {
      if (store.getSnapshot().status === 'answering') store.stop();
    });
    await store.send(turn);
    unsubscribe();
    expect(store.getSnapshot()).toMatchObject({ status: 'stopped', mayContinue: true });
    await store.retry();
    expect(store.getSnapshot()).toMatchObject({ status: 'done', unsent: [] });
    expect(store.getSnapshot().turns).toEqual(await storedTurns(setting));
    expect(store.getSnapshot().turns.map(({ status }) => status)).toEqual(['done', 'done']);
  });
});
