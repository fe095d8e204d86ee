import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { StreamRequestOptions } from '../../../src/runtime/recovery/recover-options.ts';
import { requestStream } from '../../../src/runtime/stream/request-stream.ts';
import { asked, broken, mused, over, said, saying, type TalkEvent, tried } from '../../support/talk.ts';
import { askOperation, serveTalk, type TalkServer } from '../../support/talk-server.ts';
import { rejection, testClient } from '../../support/test-client.ts';

function ask(server: TalkServer, options: StreamRequestOptions = {}) {
  const client = testClient({ baseURL: server.url });
  const params = { question: 'q', room: 'r' };
  return requestStream<TalkEvent>(client, askOperation, { talk: 't' }, params, { recover: true, ...options });
}

async function read(events: AsyncIterable<TalkEvent>): Promise<{ seen: TalkEvent[]; error: unknown }> {
  const seen: TalkEvent[] = [];
  try {
    for await (const event of events) seen.push(event);
  } catch (error) {
    return { seen, error };
  }
  return { seen, error: undefined };
}

describe('a stream that recovers', () => {
  it('reads the history before the turn, and no more where nothing drops', async () => {
    await using server = await serveTalk(({ answer }) => answer(said('a'), over));
    expect(await read(ask(server))).toEqual({ seen: [said('a'), over], error: undefined });
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /talks/t?room=r',
      'POST /talks/t/ask?room=r',
    ]);
  });

  it('goes on from the history where it drops', async () => {
    await using server = await serveTalk(({ send, store, drop }) => {
      send(mused('m'), tried('1'), saying('a'), saying('b'));
      store(mused('m'), tried('1'), said('abc'), over);
      drop();
    });
    const dropped = vi.fn();
    expect(await read(ask(server, { recover: { onInterrupted: dropped } }))).toEqual({
      seen: [mused('m'), tried('1'), saying('a'), saying('b'), said('abc'), over],
      error: undefined,
    });
    expect(server.methods()).toEqual(['GET', 'POST', 'GET']);
    expect(dropped).toHaveBeenCalledOnce();
    expect(dropped.mock.calls[0]?.[0]).toMatchObject({ name: 'StreamInterruptedError', eventCount: 4 });
  });

  it('finds its turn behind those of before', async () => {
    await using server = await serveTalk(({ store, drop }) => {
      store(said('new'), over);
      drop();
    });
    server.past.push(asked('q'), said('old'), over);
    expect((await read(ask(server))).seen).toEqual([said('new'), over]);
  });

  it('reads on until the history has the end', async () => {
    await using server = await serveTalk(
      ({ store, drop }) => {
        store(mused('m'));
        drop();
      },
      (_, index) => {
        if (index === 2) server.past.push(said('a'));
        if (index === 3) server.past.push(over);
        return false;
      },
    );
    expect(await read(ask(server))).toEqual({ seen: [mused('m'), said('a'), over], error: undefined });
    expect(server.methods().filter((method) => method === 'POST')).toHaveLength(1);
  });

  it('recovers where no answer came, since the question may have', async () => {
    await using server = await serveTalk(({ store, response }) => {
      store(said('a'), over);
      response.destroy();
    });
    expect(await read(ask(server))).toEqual({ seen: [said('a'), over], error: undefined });
    const { error } = await read(ask(server, { recover: false }));
    expect(error).toMatchObject({ name: 'APIConnectionError' });
  });

  it('recovers where the connection falls silent', async () => {
    await using server = await serveTalk(({ send, store }) => {
      send(saying('a'));
      store(said('ab'), over);
    });
    const { seen } = await read(ask(server, { idleTimeout: 150 }));
    expect(seen).toEqual([saying('a'), said('ab'), over]);
  });

  it('waits for a server that is away', async () => {
    await using server = await serveTalk(
      ({ store, drop }) => {
        store(said('a'), over);
        drop();
      },
      (response, index) => {
        if (index === 0 || index > 2) return false;
        response.statusCode = 503;
        response.end();
        return true;
      },
    );
    expect(await read(ask(server, { maxRetries: 0 }))).toEqual({ seen: [said('a'), over], error: undefined });
  });

  it('throws what the turn’s end reports', async () => {
    await using server = await serveTalk(({ store, drop }) => {
      store(said('a'), broken);
      drop();
    });
    const { seen, error } = await read(ask(server));
    expect(seen).toEqual([said('a'), broken]);
    expect(error).toMatchObject({ name: 'StreamFailedError', error: broken, eventCount: 2, lastEvent: broken });
    expect((error as Error).message).toMatch(/^no luck /);
  });

  it('keeps the key out of what the turn’s end reports', async () => {
    await using server = await serveTalk(({ store, drop }) => {
      store({ ...broken, reason: 'No access for secret-key or second-secret.' });
      drop();
    });
    const { error } = await read(ask(server, { headers: { 'x-token': 'second-secret' } }));
    expect(error).toMatchObject({
      name: 'StreamFailedError',
      message: 'No access for *** or ***. (POST /talks/{talk}/ask)',
    });
  });

  it('gives its final event and its transcript', async () => {
    await using server = await serveTalk(({ send, store, drop }) => {
      send(saying('a'));
      store(said('ab'), over);
      drop();
    });
    const stream = await ask(server);
    const [transcript, end] = await Promise.all([stream.transcript(), stream.finalEvent()]);
    expect(end).toEqual(over);
    expect(transcript.snapshot().turns).toMatchObject([{ status: 'done', parts: [{ content: 'ab' }, {}] }]);
  });
});

describe('a stream that cannot recover', () => {
  it('says that the history does not have the turn', async () => {
    await using server = await serveTalk(({ send, drop }) => {
      server.past.pop();
      send(saying('a'));
      drop();
    });
    const { seen, error } = await read(ask(server, { recover: { timeout: 300 } }));
    expect(seen).toEqual([saying('a')]);
    expect(error).toMatchObject({ name: 'TurnNotFoundError', eventCount: 1, lastEvent: saying('a') });
    expect((error as Error).message).toMatch(/^The history does not have the turn 300 ms after its stream dropped\. /);
    expect((error as Error).cause).toMatchObject({ name: 'StreamInterruptedError' });
    expect(server.methods().filter((method) => method === 'POST')).toHaveLength(1);
  });

  it('says that the turn does not end', async () => {
    await using server = await serveTalk(({ store, drop }) => {
      store(mused('m'));
      drop();
    });
    const { seen, error } = await read(ask(server, { recover: { timeout: 300 } }));
    expect(seen).toEqual([mused('m')]);
    expect(error).toMatchObject({ name: 'StreamInterruptedError', eventCount: 1 });
    expect((error as Error).message).toMatch(/^The turn did not end within 300 ms after its stream dropped\. /);
  });

  it('throws what the drop was where the history is never to be had', async () => {
    await using server = await serveTalk(
      ({ send, drop }) => {
        send(saying('a'));
        drop();
      },
      (response, index) => {
        if (index > 0) response.destroy();
        return index > 0;
      },
    );
    const { error } = await read(ask(server, { recover: { timeout: 300 }, maxRetries: 0 }));
    expect(error).toMatchObject({ name: 'StreamInterruptedError', eventCount: 1 });
    expect((error as Error).message).toMatch(/^The stream ended after 1 events/);
  });

  it('throws what refuses the history', async () => {
    await using server = await serveTalk(
      ({ drop }) => drop(),
      (response, index) => {
        response.statusCode = index > 0 ? 404 : 200;
        response.end(JSON.stringify({ past: [] }));
        return true;
      },
    );
    expect((await read(ask(server))).error).toMatchObject({ name: 'NotFoundError', operation: 'talks.read' });
  });

  it('asks nothing where the length of the history cannot be read', async () => {
    await using server = await serveTalk(
      ({ answer }) => answer(over),
      (response) => {
        response.statusCode = 403;
        response.end();
        return true;
      },
    );
    expect((await read(ask(server))).error).toMatchObject({ name: 'PermissionDeniedError', operation: 'talks.read' });
    expect(server.methods()).toEqual(['GET']);
  });

  it('asks nothing where an option cannot be used', async () => {
    await using server = await serveTalk(({ answer }) => answer(over));
    expect((await read(ask(server, { recover: { timeout: 0 } }))).error).toMatchObject({
      message: expect.stringMatching(/^Option recover\.timeout must be /),
    });
    expect(server.methods()).toEqual([]);
  });

  it('asks nothing where the events are stored nowhere', async () => {
    await using server = await serveTalk(({ answer }) => answer(over));
    const { history: _, ...stream } = askOperation.stream;
    const operation = { ...askOperation, stream };
    const asking = requestStream(testClient({ baseURL: server.url }), operation, { talk: 't' }, {}, { recover: true });
    expect((await rejection(asking)).message).toBe('The events of talks.ask are not stored anywhere that is known of.');
    expect(server.methods()).toEqual([]);
  });

  it('throws a refusal as it is', async () => {
    await using server = await serveTalk(({ refuse }) => refuse(409));
    expect(await rejection(ask(server))).toMatchObject({ name: 'ConflictError', operation: 'talks.ask' });
    expect(server.methods()).toEqual(['GET', 'POST']);
  });

  it('stops where it is aborted, while it looks for the turn', async () => {
    await using server = await serveTalk(({ send, drop }) => {
      send(saying('a'));
      drop();
    });
    const { signal } = new AbortController();
    const stream = await ask(server, { signal, recover: { onInterrupted: () => stream.abort('enough') } });
    expect((await read(stream)).error).toMatchObject({ name: 'APIUserAbortError', cause: 'enough' });
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('stops where the caller’s signal aborts, while it looks for the turn', async () => {
    await using server = await serveTalk(({ send, drop }) => {
      send(saying('a'));
      drop();
    });
    const controller = new AbortController();
    const options = { signal: controller.signal, recover: { onInterrupted: () => controller.abort('enough') } };
    expect((await read(ask(server, options))).error).toMatchObject({ name: 'APIUserAbortError', cause: 'enough' });
  });

  it('looks no further where its loop is left', async () => {
    await using server = await serveTalk(({ store, drop }) => {
      store(mused('m'));
      drop();
    });
    for await (const event of ask(server)) {
      expect(event).toEqual(mused('m'));
      break;
    }
    expect(server.methods()).toEqual(['GET', 'POST', 'GET']);
  });
});
