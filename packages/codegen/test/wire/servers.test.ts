import { describe, expect, it } from 'vitest';
import { wireFamily } from './wire-family.ts';

describe('a server', () => {
  const family = wireFamily('servers');

  it.each<[fact: string, id: string, url: string]>([
    ['the document', 'things.list', 'https://eu.example.com:8443/v2/things'],
    ['an operation', 'uploads.create', 'https://uploads.example.com/up/uploads'],
    ['a path', 'relative.retrieve', 'https://eu.example.com:8443/v3/relative'],
    [
      'a kind that no client reaches is passed over: that of the document',
      'uploads.list',
      'https://eu.example.com:8443/v2/uploads',
    ],
  ])('of %s is called at the defaults of its variables', async (_fact, id, url) => {
    const called: unknown[] = [];
    const fetch = async (input: string) => {
      called.push(input);
      return new Response(null, { status: 204 });
    };
    await family.callWith({ baseURL: undefined, fetch }, id);
    expect(called).toEqual([url]);
  });

  it('that the caller names is called below its path, for every call', async () => {
    await family.callWith({ baseURL: `${family.url}/eu/v3/` }, 'things.list');
    await family.callWith({ baseURL: `${family.url}/eu/v3/` }, 'uploads.create');
    expect(family.received).toMatchObject([{ line: 'GET /eu/v3/things' }, { line: 'POST /eu/v3/uploads' }]);
  });
});

describe('a server of a single call', () => {
  const family = wireFamily('own-servers', 'own-servers-sdk');
  const options = {
    baseURL: undefined,
    apiKey: 'my-key',
    app: 'my-app',
    device: 'my-device',
    session: 'my-session',
    /** Brings every request to the server of the test, and tells it for which one it was. */
    fetch: (input: string, init: RequestInit) => {
      const { host, pathname, search } = new URL(input);
      const headers = new Headers(init.headers);
      headers.set('x-host', host);
      return fetch(family.url + pathname + search, { ...init, headers });
    },
  };
  const hosts = () => family.received.map(({ line, headers }) => `${line} at ${headers['x-host']}`);
  const asked = { kind: 'asked', words: 'Why?' };
  const turn = [{ kind: 'said', words: 'So.' }, { kind: 'over' }];

  /** Answers a question by a stream, and what is stored by what was there before. */
  function serveRoom(past: readonly unknown[]): void {
    family.answer = ({ method }, response) => {
      if (method === 'GET') {
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ past }));
      } else {
        response.setHeader('content-type', 'text/event-stream');
        response.end([asked, ...turn].map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
      }
    };
  }

  it.each(['things.read', 'things.watch'])(
    'is called by %s, whatever the values of its path are called',
    async (id) => {
      await family.callWith(options, id, 'a', 'b', 'c');
      expect(hosts()).toEqual([expect.stringMatching(/ \/things\/a\/b\/c\?device=my-device at files\.example\.com$/)]);
    },
  );

  it('gets the credentials where the call takes some', async () => {
    await family.callWith(options, 'weather.forget');
    const headers = { authorization: 'Bearer my-key', 'x-app': 'my-app', cookie: 'session=my-session' };
    expect(family.received).toMatchObject([{ line: 'DELETE /weather?device=my-device', headers }]);
  });

  it.each(['weather.list', 'weather.guess'])('gets none of the credentials of %s, which takes none', async (id) => {
    const settings = { defaultHeaders: { 'x-mine': '1' }, defaultQuery: { mine: '2' } };
    await family.callWith({ ...options, ...settings }, id);
    expect(hosts()).toEqual([expect.stringMatching(/ \/weather\?mine=2 at weather\.example\.com$/)]);
    const { headers } = family.received[0] ?? {};
    expect(headers).toMatchObject({ 'x-mine': '1', accept: expect.any(String) });
    expect(JSON.stringify(family.received)).not.toMatch(/my-(key|app|device|session)/);
  });

  it('is called for a stream, and another for what is stored of it', async () => {
    serveRoom([]);
    const stream = family.callWith(options, 'rooms.ask', 'r', { question: 'Why?' }, { recover: true });
    for await (const event of (await stream) as AsyncIterable<unknown>) expect(event).toHaveProperty('kind');
    expect(hosts()).toEqual([
      'GET /rooms/r?device=my-device at archive.example.com',
      'POST /rooms/r/ask?device=my-device at live.example.com',
    ]);
  });

  it('is called by a store of turns as well', async () => {
    serveRoom([]);
    const { createRoomsAskStore } = await family.module('generated/resources/rooms/turn.ts');
    const store = createRoomsAskStore?.(family.client(options), 'r') as { send(params: object): Promise<unknown> };
    await store.send({ question: 'Why?' });
    expect(new Set(hosts())).toEqual(
      new Set([
        'GET /rooms/r?device=my-device at archive.example.com',
        'POST /rooms/r/ask?device=my-device at live.example.com',
      ]),
    );
  });
});
