import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { wireFamily } from './wire-family.ts';

const login = `Basic ${btoa('user:pass')}`;

describe.each<[scheme: string, apiKey: string, line: string, headers: object]>([
  ['bearer', 'my key', 'GET /things', { authorization: 'Bearer my key' }],
  ['basic', 'user:pass', 'GET /things', { authorization: login }],
  ['header', 'my key', 'GET /things', { 'x-key': 'my key' }],
  ['query', 'my key', 'GET /things?api%20key=my%20key', {}],
  ['cookie', 'my key', 'GET /things', { cookie: 'session=my%20key' }],
])('a key of the scheme %s', (scheme, apiKey, line, headers) => {
  const family = wireFamily(`security-${scheme}`);

  it('is sent with every call', async () => {
    await family.callWith({ apiKey }, 'things.list');
    expect(family.received).toMatchObject([{ line, headers }]);
  });

  it('is needed', async () => {
    await expect(family.call('things.list')).rejects.toThrow('There is no API key: set apiKey or WIRE_API_KEY.');
    expect(family.received).toEqual([]);
  });
});

describe('a scheme that no key can serve', () => {
  const family = wireFamily('security-none');

  it('needs none', async () => {
    await family.call('things.list');
    expect(family.received).toMatchObject([{ line: 'GET /things' }]);
    expect(family.received[0]?.headers.authorization).toBeUndefined();
  });
});

describe('several schemes', () => {
  const family = wireFamily('security-several');

  it.each<[options: object, headers: object]>([
    [
      { apiKey: 'a', appKeyAuth: 'b' },
      { 'x-api-key': 'a', 'x-app-key': 'b' },
    ],
    [{ login: 'user:pass' }, { authorization: login }],
    [{ session: 's', device: 'd' }, { cookie: 'session=s; device=d' }],
  ])('send %j in the place of each', async (options, headers) => {
    await family.callWith(options, 'things.list');
    expect(family.received).toMatchObject([{ line: 'GET /things', headers }]);
  });

  it.each([{}, { apiKey: 'a' }, { appKeyAuth: 'b' }])('do not do with %j', async (options) => {
    await expect(family.callWith(options, 'things.list')).rejects.toThrow(
      'There are no credentials: set apiKey or WIRE_API_KEY and appKeyAuth or WIRE_APP_KEY_AUTH; or login or WIRE_LOGIN; ' +
        'or session or WIRE_SESSION and device or WIRE_DEVICE.',
    );
  });

  it.each([
    [{ login: 'somebody:secret-of-login' }, `${btoa('somebody:secret-of-login')} secret-of-login`],
    [{ session: 'secret of session;', device: 'secret-of-device' }, 'secret of session; secret-of-device'],
    [{ session: 'secret of session;', device: 'secret-of-device' }, 'secret%20of%20session%3B secret-of-device'],
    [{ apiKey: 'secret-of-key', appKeyAuth: 'secret-of-app' }, 'secret-of-key secret-of-app'],
  ])('of %j are in no error where a server echoes %s', async (options, echo) => {
    family.answer = (_, response) => response.writeHead(403).end(JSON.stringify({ detail: echo }));
    const call = family.callWith(options, 'things.list');
    await expect(call).rejects.toMatchObject({ error: { detail: '*** ***' } });
  });

  it('refuse a value that no header can carry, and do not show it', async () => {
    const options = { apiKey: 'a', appKeyAuth: 'se\ncret' };
    const message = 'Option appKeyAuth holds characters that headers cannot carry.';
    await expect(family.callWith(options, 'things.list')).rejects.toThrow(message);
  });
});

describe('schemes that may be left out', () => {
  const family = wireFamily('security-optional');

  it('are sent where they are given', async () => {
    await family.call('things.list');
    await family.callWith({ apiKey: 'a', appKeyAuth: 'b' }, 'things.list');
    expect(family.received).toMatchObject([
      { line: 'GET /things' },
      { line: 'GET /things?app_key=b', headers: { 'x-api-key': 'a' } },
    ]);
  });
});

describe('client credentials', () => {
  const family = wireFamily('security-oauth');
  const options = { clientId: 'an id', clientSecret: 's:t' };
  const tokenRequest = {
    line: 'POST /oauth/token',
    headers: {
      authorization: `Basic ${btoa('an%20id:s%3At')}`,
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    },
  };
  const lines = () => family.received.map(({ line, headers }) => `${line} ${headers.authorization?.slice(0, 8)}`);

  /** Gives tokens 1, 2, 3, and lets those in that `isGood` takes. */
  function serveTokens(lifetime: number | undefined, isGood = (_token: string | undefined) => true): void {
    let count = 0;
    family.answer = ({ url, headers }, response) => {
      if (url === '/oauth/token') {
        count += 1;
        response.end(JSON.stringify({ access_token: String(count), token_type: 'Bearer', expires_in: lifetime }));
      } else response.writeHead(isGood(headers.authorization?.slice('Bearer '.length)) ? 200 : 401).end('1');
    };
  }

  it('get a token, which is kept for all calls', async () => {
    serveTokens(3600);
    const client = family.client(options);
    await client.things?.list?.();
    await client.things?.list?.();
    expect(lines()).toEqual(['POST /oauth/token Basic YW', 'GET /things Bearer 1', 'GET /things Bearer 1']);
    expect(family.received[0]).toMatchObject(tokenRequest);
    expect(String(family.received[0]?.body)).toBe('grant_type=client_credentials&scope=things%3Aread+things%3Awrite');
  });

  it('get one token for calls at once', async () => {
    serveTokens(3600);
    const client = family.client(options);
    await Promise.all([client.things?.list?.(), client.things?.list?.(), client.things?.list?.()]);
    expect(lines().filter((line) => line.startsWith('POST'))).toHaveLength(1);
    expect(lines().filter((line) => line === 'GET /things Bearer 1')).toHaveLength(3);
  });

  it('get another token when one has ended', async () => {
    serveTokens(0);
    const client = family.client(options);
    await client.things?.list?.();
    await client.things?.list?.();
    expect(lines().filter((line) => line.startsWith('GET'))).toEqual(['GET /things Bearer 1', 'GET /things Bearer 2']);
  });

  it('get another token, once, when the server refuses one before its end', async () => {
    let good = '1';
    serveTokens(undefined, (token) => token === good);
    const client = family.client(options);
    await client.things?.list?.();
    good = '2';
    expect(await client.things?.list?.()).toBe(1);
    good = 'none';
    await expect(client.things?.list?.()).rejects.toMatchObject({ name: 'AuthenticationError', status: 401 });
    expect(lines().slice(2)).toEqual([
      ...['GET /things Bearer 1', 'POST /oauth/token Basic YW', 'GET /things Bearer 2'],
      ...['GET /things Bearer 2', 'POST /oauth/token Basic YW', 'GET /things Bearer 3'],
    ]);
  });

  it('that the server does not know fail the call by its answer', async () => {
    family.answer = (_, response) => response.writeHead(401).end('{"error":"invalid_client"}');
    const calls = [family.client(options), family.client(options)].map((client) => client.things?.list?.());
    for (const call of calls) {
      await expect(call).rejects.toMatchObject({ name: 'AuthenticationError', error: { error: 'invalid_client' } });
    }
    expect(lines().every((line) => line.startsWith('POST'))).toBe(true);
  });

  it('give way to a token of the caller', async () => {
    await family.callWith({ ...options, apiKey: 'mine' }, 'things.list');
    expect(lines()).toEqual(['GET /things Bearer m']);
  });

  it('are never logged', async () => {
    serveTokens(3600);
    const logged: unknown[] = [];
    const log = (...given: readonly unknown[]) => logged.push(...given);
    const logger = { error: log, warn: log, info: log, debug: log };
    await family.callWith({ ...options, logger, logLevel: 'debug' }, 'things.list');
    expect(logged.length).toBeGreaterThan(0);
    expect(JSON.stringify(logged)).not.toMatch(/s:t|s%3At|Bearer 1|Basic/);
  });

  it('are refused by an answer that a fetch of its own brings, too', async () => {
    const { nodeFetch } = await family.module('runtime/node/node-fetch.ts');
    family.answer = (_, response) => response.writeHead(401).end('{"error":"invalid_client"}');
    const client = family.client({ ...options, fetch: nodeFetch });
    const calls = [client.things?.list?.(), client.things?.list?.()];
    for (const call of calls) {
      await expect(call).rejects.toMatchObject({ name: 'AuthenticationError', error: { error: 'invalid_client' } });
    }
    expect(new Set(lines())).toEqual(new Set(['POST /oauth/token Basic YW']));
  });

  it('go to the server over the connection that calls have', async () => {
    serveTokens(3600);
    const used: unknown[] = [];
    const send = (input: string, init: RequestInit & { dispatcher?: unknown; mark?: unknown }) => {
      const { dispatcher, mark, ...rest } = init;
      used.push([dispatcher, mark]);
      return fetch(input, rest);
    };
    const fetchOptions = { dispatcher: 'through the proxy' };
    const client = family.client({ ...options, fetch: send, fetchOptions });
    await client.things?.list?.({ fetchOptions: { mark: 'of the call' } });
    expect(used).toEqual([
      ['through the proxy', 'of the call'],
      ['through the proxy', 'of the call'],
    ]);
  });

  it('go to the server of the client alone, whose token a call elsewhere has as well', async () => {
    serveTokens(3600);
    const hosts: string[] = [];
    const send = (input: string, init: RequestInit) => {
      const { host, pathname } = new URL(input);
      hosts.push(`${pathname} at ${host}`);
      return fetch(family.url + pathname, init);
    };
    const client = family.client({ ...options, baseURL: undefined, fetch: send });
    await client.files?.list?.();
    await client.things?.list?.();
    expect(hosts).toEqual([
      '/oauth/token at api.example.com',
      '/files at files.example.net',
      '/v1/things at api.example.com',
    ]);
    expect(lines().slice(1)).toEqual(['GET /files Bearer 1', 'GET /v1/things Bearer 1']);
  });

  it.each([
    ['no JSON', '<p>access_token=secret-of-server</p>'],
    ['no token', '{"id_token":"secret-of-server"}'],
    ['null', 'null'],
  ])('that are answered by %s fail the call, once, and quote nothing', async (_, text) => {
    family.answer = (_, response) => response.end(text);
    const error = await family.callWith(options, 'things.list').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'WireError', message: 'The server gave no access token.' });
    expect(inspect(error)).not.toContain('secret-of');
    expect(lines()).toEqual(['POST /oauth/token Basic YW']);
  });

  it('need an address for tokens that is one', () => {
    expect(() => family.client({ ...options, tokenURL: 'http://' })).toThrow(
      'Option tokenURL must be an http or https',
    );
  });

  it('are in no error, however a server echoes them', async () => {
    const given = { clientId: 'mine', clientSecret: 'secret-of-client' };
    const login = btoa('mine:secret-of-client');
    family.answer = (_, response) => response.writeHead(401).end(`"Who is ${login} secret-of-client?"`);
    const refused = await family.callWith(given, 'things.list').catch((reason: unknown) => reason);
    expect(refused).toMatchObject({ error: 'Who is *** ***?' });
    family.answer = ({ url }, response) => {
      if (url === '/oauth/token') response.end('{"access_token":"token-of-server"}');
      else response.writeHead(403).end('{"detail":"token-of-server is not enough"}');
    };
    const forbidden = await family.callWith(given, 'things.list').catch((reason: unknown) => reason);
    expect(forbidden).toMatchObject({ error: { detail: '*** is not enough' } });
    expect(inspect([refused, forbidden])).not.toMatch(/-of-(client|server)/);
  });

  it('are asked from another address where one is given', async () => {
    serveTokens(3600, () => true);
    await family.callWith({ ...options, tokenURL: `${family.url}/other` }, 'things.list').catch(() => undefined);
    expect(lines()[0]).toBe('POST /other Basic YW');
  });

  it('are asked from the address of the environment, where none is given', async () => {
    serveTokens(3600);
    vi.stubEnv('WIRE_TOKEN_URL', `${family.url}/environment`);
    await family.callWith(options, 'things.list').catch(() => undefined);
    vi.unstubAllEnvs();
    expect(lines()[0]).toBe('POST /environment Basic YW');
  });

  it('are needed where there is no token', async () => {
    await expect(family.call('things.list')).rejects.toThrow(
      'There are no credentials: set apiKey or WIRE_API_KEY; or clientId or WIRE_CLIENT_ID and clientSecret or WIRE_CLIENT_SECRET.',
    );
  });
});
