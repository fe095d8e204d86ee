import { describe, expect, it } from 'vitest';
import { requestStream } from '../../../src/runtime/stream/request-stream.ts';
import { TurnStore } from '../../../src/runtime/turn/turn-store.ts';
import type { TurnStoreOptions } from '../../../src/runtime/turn/turn-store-options.ts';
import { asked, broken, found, mused, musing, over, said, saying, type TalkEvent, tried } from '../../support/talk.ts';
import { type Answering, askOperation, serveTalk, type TalkServer } from '../../support/talk-server.ts';
import { rejection, testClient } from '../../support/test-client.ts';

interface AskParams {
  readonly question: string;
  readonly room?: string;
}

function storeOf(server: Pick<TalkServer, 'url'>, options: TurnStoreOptions<AskParams, TalkEvent> = {}) {
  const client = testClient({ baseURL: server.url, maxRetries: 0 });
  const source = { request: requestStream<TalkEvent>, client, operation: askOperation, pathValues: { talk: 't' } };
  return new TurnStore<AskParams, TalkEvent>(source, options);
}

type Store = ReturnType<typeof storeOf>;

/** The statuses that a store goes through, without repetitions. */
function watch(store: Store): string[] {
  const statuses: string[] = [store.getSnapshot().status];
  store.subscribe(() => {
    const { status } = store.getSnapshot();
    if (status !== statuses.at(-1)) statuses.push(status);
  });
  return statuses;
}

/** Resolves once a snapshot is as wanted. */
function until(store: Store, isWanted: (snapshot: ReturnType<Store['getSnapshot']>) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isWanted(store.getSnapshot())) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = store.subscribe(look);
    look();
  });
}

const contents = (store: Store) => {
  return store.getSnapshot().turns.map(({ input, parts, status, delivery }) => ({
    input: (input as TalkEvent | undefined)?.words,
    texts: parts.flatMap((part) => (part.type === 'content' ? [part.content] : [])),
    status,
    delivery,
  }));
};

const posts = (server: TalkServer) => server.methods().filter((method) => method === 'POST').length;

/** Answers by the question itself. */
const echo = ({ question, answer }: Answering) => answer(said(question), over);

describe('a turn store', () => {
  it('requests nothing by itself', async () => {
    await using server = await serveTalk(echo);
    const store = storeOf(server);
    store.subscribe(() => undefined);
    expect(store.getSnapshot()).toEqual({
      turns: [],
      status: 'idle',
      error: undefined,
      usage: undefined,
      unsent: [],
      mayContinue: false,
    });
    expect(server.methods()).toEqual([]);
  });

  it('goes through the phases of a turn', async () => {
    const course = [musing('m'), mused('m'), tried('1'), found('1'), saying('a'), said('ab'), over];
    await using server = await serveTalk(({ answer }) => answer(...course));
    const store = storeOf(server);
    const statuses = watch(store);
    await store.send({ question: 'q' });
    expect(statuses).toEqual(['idle', 'sending', 'waiting', 'thinking', 'using-tool', 'waiting', 'answering', 'done']);
    expect(store.getSnapshot()).toMatchObject({ usage: { steps: 1 }, error: undefined, mayContinue: false });
  });

  it('shows a question at once, and says when it has arrived', async () => {
    await using server = await serveTalk(echo);
    const store = storeOf(server);
    const deliveries: (string | undefined)[] = [];
    store.subscribe(() => {
      const delivery = store.getSnapshot().turns.at(-1)?.delivery;
      if (delivery !== deliveries.at(-1)) deliveries.push(delivery);
    });
    const sending = store.send({ question: 'q' });
    expect(contents(store)).toEqual([{ input: 'q', texts: [], status: 'running', delivery: 'pending' }]);
    await sending;
    expect(deliveries).toEqual(['pending', 'sent']);
    expect(contents(store)).toEqual([{ input: 'q', texts: ['q'], status: 'done', delivery: 'sent' }]);
  });

  it('takes an event that repeats the question for what it is', async () => {
    await using server = await serveTalk(({ question, answer }) => answer(asked(question), said('a'), over));
    const store = storeOf(server, { recover: false });
    await store.send({ question: 'q' });
    expect(contents(store)).toMatchObject([{ input: 'q', texts: ['a'] }]);
  });

  it('gives the same snapshot until something changes, and shares what has not changed', async () => {
    await using server = await serveTalk(echo);
    const store = storeOf(server, { history: [asked('p'), said('p'), over] });
    const before = store.getSnapshot();
    expect(store.getSnapshot()).toBe(before);
    server.past.push(asked('p'), said('p'), over);
    await store.send({ question: 'q' });
    const after = store.getSnapshot();
    expect(after).not.toBe(before);
    expect(after.turns[0]).toBe(before.turns[0]);
    await store.load();
    expect(store.getSnapshot().turns).toHaveLength(2);
    expect(store.getSnapshot().turns[0]).toBe(before.turns[0]);
  });

  it('stops calling back where that is no longer wanted', async () => {
    await using server = await serveTalk(echo);
    const store = storeOf(server);
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    const unsubscribe = store.subscribe(listener);
    store.subscribe(listener)();
    store.setHistory([]);
    expect(calls).toBe(1);
    unsubscribe();
    store.setHistory([]);
    expect(calls).toBe(1);
  });

  it('reads the history with the parameters that all calls have', async () => {
    await using server = await serveTalk(echo);
    server.past.push(asked('p'), said('p'), over);
    const store = storeOf(server, { params: { room: 'r' } });
    await store.load();
    expect(contents(store)).toMatchObject([{ input: 'p', texts: ['p'], status: 'done' }]);
    expect(store.getSnapshot().status).toBe('idle');
    await store.send({ question: 'q' });
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /talks/t?room=r',
      'GET /talks/t?room=r',
      'POST /talks/t/ask?room=r',
    ]);
  });

  it('reads no history before a question where it need not recover', async () => {
    await using server = await serveTalk(echo);
    await storeOf(server, { recover: false }).send({ question: 'q' });
    expect(server.methods()).toEqual(['POST']);
  });

  it('says why a history cannot be read', async () => {
    await using server = await serveTalk(echo, (response) => {
      response.statusCode = 404;
      response.end();
      return true;
    });
    expect(await rejection(storeOf(server).load())).toMatchObject({ name: 'NotFoundError' });
  });
});

describe('questions that are asked while a turn runs', () => {
  it('wait for its end', async () => {
    await using server = await serveTalk(echo);
    const store = storeOf(server);
    const sending = [store.send({ question: 'a' }), store.send({ question: 'b' })];
    expect(contents(store).map(({ delivery }) => delivery)).toEqual(['pending', 'pending']);
    await sending[0];
    expect(contents(store)).toMatchObject([
      { input: 'a', texts: ['a'], delivery: 'sent' },
      { input: 'b', texts: [], delivery: 'pending' },
    ]);
    await sending[1];
    expect(contents(store)).toMatchObject([{ texts: ['a'] }, { texts: ['b'] }]);
  });

  it('are refused where that is wanted', async () => {
    await using server = await serveTalk(echo);
    const store = storeOf(server, { whileRunning: 'refuse' });
    const first = store.send({ question: 'a' });
    expect((await rejection(store.send({ question: 'b' }))).message).toMatch(/^A turn is running\./);
    await first;
    expect(contents(store)).toMatchObject([{ input: 'a', delivery: 'sent' }]);
    await store.send({ question: 'b' });
    expect(contents(store)).toMatchObject([{ input: 'a' }, { input: 'b', delivery: 'sent' }]);
  });

  it('are given back where it does not end well', async () => {
    await using server = await serveTalk(({ answer }) => answer(broken));
    const store = storeOf(server);
    await Promise.all([store.send({ question: 'a' }), store.send({ question: 'b' })]);
    expect(store.getSnapshot()).toMatchObject({ status: 'failed', unsent: [{ question: 'b' }] });
    expect(contents(store).map(({ input, delivery }) => [input, delivery])).toEqual([
      ['a', 'sent'],
      ['b', 'failed'],
    ]);
    expect(posts(server)).toBe(1);
  });
});

describe('a question that does not arrive', () => {
  const refuseFirst = () => {
    let isFirst = true;
    return (answering: Answering) => {
      if (!isFirst) return echo(answering);
      isFirst = false;
      answering.refuse(409);
    };
  };

  it('is given back, and asked again by retry', async () => {
    await using server = await serveTalk(refuseFirst());
    const store = storeOf(server);
    await store.send({ question: 'q' });
    expect(store.getSnapshot()).toMatchObject({
      status: 'failed',
      error: { name: 'ConflictError' },
      unsent: [{ question: 'q' }],
      mayContinue: false,
    });
    expect(contents(store)).toEqual([{ input: 'q', texts: [], status: 'running', delivery: 'failed' }]);
    await store.retry();
    expect(store.getSnapshot()).toMatchObject({ status: 'done', error: undefined, unsent: [] });
    expect(contents(store)).toMatchObject([{ input: 'q', texts: ['q'], delivery: 'sent' }]);
  });

  it('gives way to the next', async () => {
    await using server = await serveTalk(refuseFirst());
    const store = storeOf(server);
    await store.send({ question: 'q' });
    await store.send({ question: 'r' });
    expect(contents(store)).toMatchObject([{ input: 'r', delivery: 'sent' }]);
    expect(store.getSnapshot().unsent).toEqual([]);
  });

  it('is not sent where the history cannot be read before it', async () => {
    await using server = await serveTalk(echo, (response) => {
      response.destroy();
      return true;
    });
    const store = storeOf(server);
    await store.send({ question: 'q' });
    expect(store.getSnapshot()).toMatchObject({ status: 'failed', unsent: [{ question: 'q' }], mayContinue: false });
    expect(posts(server)).toBe(0);
  });
});

describe('a turn that is stopped', () => {
  it('keeps what has arrived, and says that the server may go on', async () => {
    await using server = await serveTalk(({ send }) => send(musing('m'), saying('a')));
    const store = storeOf(server);
    const sending = store.send({ question: 'q' });
    await until(store, ({ status }) => status === 'answering');
    store.stop();
    await sending;
    expect(store.getSnapshot()).toMatchObject({ status: 'stopped', error: undefined, mayContinue: true, unsent: [] });
    expect(contents(store)).toEqual([{ input: 'q', texts: ['m', 'a'], status: 'interrupted', delivery: 'sent' }]);
  });

  it('before its question was sent gives that back', async () => {
    await using server = await serveTalk(echo, () => true);
    const store = storeOf(server);
    const sending = store.send({ question: 'q' });
    store.stop();
    await sending;
    expect(store.getSnapshot()).toMatchObject({ status: 'stopped', mayContinue: false, unsent: [{ question: 'q' }] });
    expect(posts(server)).toBe(0);
  });

  it('is asked again by retry', async () => {
    let isFirst = true;
    await using server = await serveTalk((answering) => {
      if (!isFirst) return echo(answering);
      isFirst = false;
      answering.send(saying('a'));
    });
    const store = storeOf(server, { recover: false });
    const sending = store.send({ question: 'q' });
    await until(store, ({ status }) => status === 'answering');
    store.stop();
    await sending;
    await store.retry();
    expect(contents(store)).toMatchObject([
      { texts: ['a'], status: 'interrupted' },
      { texts: ['q'], status: 'done' },
    ]);
  });

  /** A server that goes on with its first turn, and refuses others, until the history was read so often. */
  async function serveBusy(endsAtRead: number): Promise<TalkServer> {
    let isBusy = false;
    const server: TalkServer = await serveTalk(
      (answering) => {
        if (isBusy) return answering.refuse(409);
        if (posts(server) > 1) return echo(answering);
        isBusy = true;
        return answering.send(saying('a'));
      },
      (_, index) => {
        if (index === endsAtRead) server.past.push(said('ab'), over);
        isBusy &&= index < endsAtRead;
        return false;
      },
    );
    return server;
  }

  async function stopFirst(store: Store): Promise<void> {
    const sending = store.send({ question: 'q' });
    await until(store, ({ status }) => status === 'answering');
    store.stop();
    await sending;
  }

  it.each([
    ['retry', 'q', (store: Store) => store.retry()],
    ['the next question', 'r', (store: Store) => store.send({ question: 'r' })],
  ])('is waited for by %s, while the server goes on with it', async (_, question, ask) => {
    await using server = await serveBusy(3);
    const store = storeOf(server);
    await stopFirst(store);
    await ask(store);
    expect(contents(store)).toMatchObject([
      { input: 'q', texts: ['ab'], status: 'done' },
      { input: question, texts: [question], status: 'done', delivery: 'sent' },
    ]);
    expect(store.getSnapshot()).toMatchObject({ status: 'done', unsent: [], mayContinue: false });
    // The second was refused.
    expect(posts(server)).toBe(3);
  });

  it('is waited for in vain as long as a turn is recovered: then the question is given back', async () => {
    await using server = await serveBusy(Infinity);
    const store = storeOf(server, { recover: { timeout: 200 } });
    await stopFirst(store);
    await store.retry();
    expect(store.getSnapshot()).toMatchObject({
      status: 'failed',
      error: { name: 'ConflictError' },
      unsent: [{ question: 'q' }],
      mayContinue: true,
    });
    expect(posts(server)).toBe(3);
  });

  it('is waited for no longer once that is stopped', async () => {
    await using server = await serveBusy(Infinity);
    const store = storeOf(server);
    await stopFirst(store);
    const retrying = store.retry();
    await expect.poll(() => posts(server)).toBe(2);
    store.stop();
    await retrying;
    expect(store.getSnapshot()).toMatchObject({ status: 'stopped', unsent: [{ question: 'q' }], mayContinue: true });
    expect(posts(server)).toBe(2);
  });

  it('is all there is to stop', async () => {
    await using server = await serveTalk(echo);
    const store = storeOf(server);
    store.stop();
    await store.retry();
    expect(store.getSnapshot().status).toBe('idle');
  });
});

describe('a turn that fails', () => {
  it('says why, and is asked again by retry', async () => {
    let isFirst = true;
    await using server = await serveTalk((answering) => {
      if (!isFirst) return echo(answering);
      isFirst = false;
      answering.answer(said('a'), broken);
    });
    const store = storeOf(server);
    await store.send({ question: 'q' });
    expect(store.getSnapshot()).toMatchObject({
      status: 'failed',
      error: { name: 'StreamFailedError' },
      usage: { steps: 1 },
      unsent: [],
      mayContinue: false,
    });
    await store.retry();
    expect(contents(store)).toMatchObject([{ status: 'failed' }, { status: 'done', texts: ['q'] }]);
  });
});

describe('a turn whose stream drops', () => {
  it('goes on from the history', async () => {
    await using server = await serveTalk(({ send, store, drop }) => {
      send(mused('m'), saying('a'));
      store(mused('m'), said('ab'), over);
      drop();
    });
    const store = storeOf(server);
    const statuses = watch(store);
    await store.send({ question: 'q' });
    expect(statuses).toContain('interrupted');
    expect(store.getSnapshot()).toMatchObject({ status: 'done', error: undefined, mayContinue: false });
    expect(contents(store)).toEqual([{ input: 'q', texts: ['m', 'ab'], status: 'done', delivery: 'sent' }]);
    expect(posts(server)).toBe(1);
  });

  it('is interrupted where its end does not come, and looked for again by retry', async () => {
    await using server = await serveTalk(({ send, store, drop }) => {
      send(mused('m'), saying('a'));
      store(mused('m'));
      drop();
    });
    const store = storeOf(server, { recover: { timeout: 200 } });
    await store.send({ question: 'q' });
    expect(store.getSnapshot()).toMatchObject({
      status: 'interrupted',
      error: { name: 'StreamInterruptedError' },
      mayContinue: true,
      unsent: [],
    });
    expect(contents(store)).toEqual([{ input: 'q', texts: ['m', 'a'], status: 'interrupted', delivery: 'sent' }]);
    server.past.push(said('ab'), over);
    await store.retry();
    expect(store.getSnapshot()).toMatchObject({ status: 'done', error: undefined, mayContinue: false });
    expect(contents(store)).toEqual([{ input: 'q', texts: ['m', 'ab'], status: 'done', delivery: 'sent' }]);
    expect(posts(server)).toBe(1);
  });

  it('is given back where the history does not have it', async () => {
    await using server = await serveTalk(({ send, drop }) => {
      server.past.pop();
      send(saying('a'));
      drop();
    });
    server.past.push(asked('p'), over);
    const store = storeOf(server, { recover: { timeout: 200 } });
    await store.send({ question: 'q' });
    expect(store.getSnapshot()).toMatchObject({
      status: 'failed',
      error: { name: 'TurnNotFoundError' },
      unsent: [{ question: 'q' }],
      mayContinue: false,
    });
    expect(contents(store)).toMatchObject([
      { input: 'p', delivery: 'sent' },
      { input: 'q', texts: [], delivery: 'failed' },
    ]);
  });

  it('stays interrupted where it is not to be recovered', async () => {
    await using server = await serveTalk(({ send, drop }) => {
      send(saying('a'));
      drop();
    });
    const store = storeOf(server, { recover: false });
    await store.send({ question: 'q' });
    expect(store.getSnapshot()).toMatchObject({ status: 'interrupted', mayContinue: true, unsent: [] });
    expect(contents(store)).toMatchObject([{ texts: ['a'], status: 'interrupted' }]);
  });

  it('can be stopped while it is looked for', async () => {
    await using server = await serveTalk(({ send, drop }) => {
      send(saying('a'));
      drop();
    });
    const store = storeOf(server);
    const sending = store.send({ question: 'q' });
    await until(store, ({ status }) => status === 'interrupted');
    store.stop();
    await sending;
    expect(store.getSnapshot()).toMatchObject({ status: 'stopped', mayContinue: true });
    expect(contents(store)).toMatchObject([{ texts: ['a'], status: 'interrupted' }]);
  });
});

describe('a history whose last turn has no end', () => {
  it('is interrupted, and followed by retry', async () => {
    await using server = await serveTalk(echo);
    server.past.push(asked('p'), over, asked('q'), mused('m'));
    const store = storeOf(server);
    await store.load();
    expect(store.getSnapshot()).toMatchObject({ status: 'interrupted', error: undefined, mayContinue: true });
    expect(contents(store)).toMatchObject([{ status: 'done' }, { input: 'q', texts: ['m'], status: 'interrupted' }]);
    server.past.push(said('a'), over);
    await store.retry();
    expect(store.getSnapshot().status).toBe('done');
    expect(contents(store)).toMatchObject([{ status: 'done' }, { input: 'q', texts: ['m', 'a'], status: 'done' }]);
    expect(posts(server)).toBe(0);
  });

  it('stays interrupted where it is followed in vain, and can be followed again', async () => {
    await using server = await serveTalk(echo);
    server.past.push(asked('q'), mused('m'));
    const store = storeOf(server, { recover: { timeout: 100 } });
    await store.load();
    const waiting = [store.retry(), store.send({ question: 'r' })];
    await Promise.all(waiting);
    expect(store.getSnapshot()).toMatchObject({
      status: 'interrupted',
      error: { name: 'StreamInterruptedError' },
      mayContinue: true,
      unsent: [{ question: 'r' }],
    });
    expect(contents(store)).toMatchObject([
      { input: 'q', texts: ['m'], status: 'interrupted' },
      { delivery: 'failed' },
    ]);
    server.past.push(over);
    const retrying = store.retry();
    expect(contents(store)).toMatchObject([{ input: 'q' }, { input: 'r', delivery: 'pending' }]);
    await retrying;
    await until(store, ({ turns }) => turns.at(-1)?.end !== undefined);
    expect(contents(store)).toMatchObject([
      { input: 'q', texts: ['m'], status: 'done' },
      { input: 'r', texts: ['r'], status: 'done', delivery: 'sent' },
    ]);
  });

  it('keeps the next question waiting while it is followed', async () => {
    await using server = await serveTalk(echo);
    server.past.push(asked('p'));
    const store = storeOf(server);
    await store.load();
    const retrying = store.retry();
    const sending = store.send({ question: 'q' });
    server.past.push(said('a'), over);
    await Promise.all([retrying, sending]);
    expect(store.getSnapshot()).toMatchObject({ status: 'done', unsent: [] });
    expect(contents(store)).toMatchObject([
      { input: 'p', texts: ['a'], status: 'done' },
      { input: 'q', texts: ['q'], status: 'done', delivery: 'sent' },
    ]);
  });

  it('is done once it is read again with its end', () => {
    const store = storeOf({ url: 'http://127.0.0.1:1' }, { history: [asked('q'), mused('m')] });
    expect(store.getSnapshot().status).toBe('interrupted');
    store.setHistory([asked('q'), mused('m'), said('a'), over]);
    expect(store.getSnapshot()).toMatchObject({ status: 'done', mayContinue: false });
  });
});

describe('a listener', () => {
  it('may ask the next question as soon as one is sent', async () => {
    await using server = await serveTalk(echo);
    const store = storeOf(server);
    let next: Promise<void> | undefined;
    const unsubscribe = store.subscribe(() => {
      if (store.getSnapshot().status !== 'sending') return;
      unsubscribe();
      next = store.send({ question: 'r' });
    });
    await store.send({ question: 'q' });
    await next;
    expect(server.methods()).toEqual(['GET', 'POST', 'GET', 'POST']);
    expect(contents(store)).toMatchObject([
      { input: 'q', texts: ['q'], status: 'done' },
      { input: 'r', texts: ['r'], status: 'done' },
    ]);
  });

  it('may retry as soon as a turn is interrupted', async () => {
    await using server = await serveTalk(echo);
    const store = storeOf(server);
    let retries = 0;
    store.subscribe(() => {
      if (store.getSnapshot().status !== 'interrupted') return;
      retries += 1;
      void store.retry();
    });
    server.past.push(asked('q'));
    await store.load();
    server.past.push(said('a'), over);
    await until(store, ({ status }) => status === 'done');
    expect(retries).toBeLessThan(10);
    expect(contents(store)).toMatchObject([{ input: 'q', texts: ['a'], status: 'done' }]);
  });
});

it('takes no history that was asked for before a turn has run', async () => {
  let answerLate = () => {};
  await using server = await serveTalk(echo, (response, index) => {
    if (index > 0) return false;
    answerLate = () => response.end('{"past":[]}');
    return true;
  });
  const store = storeOf(server);
  const loading = store.load();
  await expect.poll(() => server.methods()).toEqual(['GET']);
  await store.send({ question: 'q' });
  answerLate();
  await loading;
  expect(contents(store)).toMatchObject([{ input: 'q', texts: ['q'], status: 'done' }]);
});

it('takes no history while a turn runs', async () => {
  await using server = await serveTalk(echo);
  const store = storeOf(server);
  const sending = store.send({ question: 'q' });
  store.setHistory([asked('p'), over]);
  await sending;
  expect(contents(store)).toMatchObject([{ input: 'q', texts: ['q'] }]);
});
