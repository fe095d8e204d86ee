import { inspect } from 'node:util';
import { Headers as LibraryHeaders } from 'undici';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Client, type ClientDefaults } from '../../src/runtime/client.ts';
import { BaseError } from '../../src/runtime/errors/base-error.ts';
import { queryAuth } from '../../src/runtime/http/authorization.ts';
import { request } from '../../src/runtime/http/request.ts';
import type { ClientOptions } from '../../src/runtime/options.ts';
import { readThing, testClient, testDefaults } from '../support/test-client.ts';

/** What a client with these options sends. */
async function sent(options: ClientOptions, defaults = testDefaults): Promise<{ url: string; init: RequestInit }> {
  let seen: { url: string; init: RequestInit } | undefined;
  const fetch = async (url: unknown, init: RequestInit = {}) => {
    seen = { url: String(url), init };
    return Response.json({});
  };
  await request(new Client({ ...options, fetch }, defaults), readThing, { thing_id: 't' });
  if (!seen) throw new Error('Nothing was sent.');
  return seen;
}

async function sentHeaders(options: ClientOptions): Promise<Headers> {
  return new Headers((await sent(options)).init.headers);
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('the key', () => {
  it.each<[string, Record<string, string>, string | undefined, string]>([
    ['the option', { TEST_API_KEY: 'env' }, 'option', 'option'],
    ['the first variable', { TEST_API_KEY: 'new', TEST_OLD_API_KEY: 'old' }, undefined, 'new'],
    ['the second variable where the first is blank', { TEST_API_KEY: '  ', TEST_OLD_API_KEY: 'old' }, undefined, 'old'],
    ['a variable, trimmed', { TEST_API_KEY: ' My API Key\n' }, undefined, 'My API Key'],
    ['the variable where the option is empty', { TEST_API_KEY: 'env' }, '', 'env'],
  ])('comes from %s', async (_, env, apiKey, wanted) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    expect((await sentHeaders({ apiKey })).get('authorization')).toBe(`Bearer ${wanted}`);
  });

  it('has to be there outside of browsers', () => {
    expect(() => new Client({}, testDefaults)).toThrow(
      'There is no API key: set apiKey or TEST_API_KEY or TEST_OLD_API_KEY.',
    );
  });

  it('is not needed where the API takes none', async () => {
    const { init } = await sent({}, { ...testDefaults, auth: undefined });
    expect(new Headers(init.headers).has('authorization')).toBe(false);
  });

  it('gives way to the login cookie in a browser', async () => {
    vi.stubGlobal('document', {});
    expect((await sent({})).init.credentials).toBe('include');
  });

  // A browser hides the answer to a cookie from a server that lets every page call it.
  it.each<[string, ClientOptions, Partial<ClientDefaults>]>([
    ['beside a key', { apiKey: 'k' }, {}],
    ['where the API takes no key', {}, { auth: undefined }],
    [
      'beside another credential',
      {},
      { auth: undefined, credentials: () => ({ headers: { 'x-pass': 'pass' }, secrets: ['pass'] }) },
    ],
  ])('leaves cookies to the browser %s', async (_, options, defaults) => {
    vi.stubGlobal('document', {});
    expect((await sent(options, { ...testDefaults, ...defaults })).init.credentials).toBeUndefined();
  });

  it('that no header can carry is refused without being shown', () => {
    const attempt = () => testClient({ apiKey: 'secret\nx' });
    expect(attempt).toThrow(BaseError);
    expect(attempt).not.toThrow(/secret/);
  });

  it('does not show when the client is printed', () => {
    const queryKey = new Client({ apiKey: 'secret-key' }, { ...testDefaults, auth: queryAuth('key') });
    expect(inspect([testClient(), queryKey], { depth: 9, showHidden: false })).not.toContain('secret');
  });
});

describe('the address', () => {
  it.each<[string, string | undefined, string | null | undefined, string]>([
    ['the default', undefined, undefined, 'https://api.test/things/t'],
    ['the variable', ' http://env.test/v1/ ', undefined, 'http://env.test/v1/things/t'],
    ['the option', 'http://env.test', 'http://option.test//', 'http://option.test/things/t'],
    ['the variable where the option is null', 'http://env.test', null, 'http://env.test/things/t'],
  ])('is %s', async (_, variable, baseURL, wanted) => {
    if (variable) vi.stubEnv('TEST_BASE_URL', variable);
    expect((await sent({ apiKey: 'k', baseURL })).url).toBe(wanted);
  });

  it.each([
    'api.test',
    '/api',
    'ftp://api.test',
    'https://user:secret@api.test',
    'https://api.test?token=secret',
    'https://api.test?',
    'https://api.test#secret',
  ])('cannot be %s', (baseURL) => {
    const attempt = () => testClient({ baseURL });
    expect(attempt).toThrow('baseURL or TEST_BASE_URL must be an http or https URL without user, query and fragment.');
    expect(attempt).not.toThrow(/secret/);
  });

  it('may be relative to a page', () => {
    vi.stubGlobal('location', { href: 'https://app.test/chat' });
    expect(testClient({ baseURL: '/api' }).baseURL).toBe('/api');
  });
});

describe('headers', () => {
  it.each<[string, ClientOptions['defaultHeaders']]>([
    ['a record', { 'X-Team': 'a', Accept: null }],
    ['Headers', new Headers({ 'x-team': 'a', accept: 'x/y' })],
    ['Headers of a library', new LibraryHeaders({ 'x-team': 'a', accept: 'x/y' }) as unknown as Headers],
  ])('can be added to every call by %s', async (_, defaultHeaders) => {
    const headers = await sentHeaders({ apiKey: 'k', defaultHeaders });
    expect(headers.get('x-team')).toBe('a');
    expect(headers.get('accept')).not.toBe('application/json');
    expect(headers.get('authorization')).toBe('Bearer k');
  });
});

describe('withOptions', () => {
  it('keeps what is not given, and the class', () => {
    class Special extends Client {}
    const client = new Special({ apiKey: 'k', baseURL: 'http://one.test', timeout: 5 }, testDefaults);
    const other = client.withOptions({ timeout: 7 });
    expect(other).toBeInstanceOf(Special);
    expect(other).toMatchObject({ baseURL: 'http://one.test', limits: { timeout: 7 } });
    expect(client.limits.timeout).toBe(5);
  });
});
