import { afterEach, describe, expect, it, vi } from 'vitest';
import { FullClient } from '../../../src/runtime/full-client.ts';
import { headerAuth } from '../../../src/runtime/http/authorization.ts';
import type { LogLevel } from '../../../src/runtime/log/logger.ts';
import type { ClientOptions } from '../../../src/runtime/options.ts';
import { testDefaults } from '../../support/test-client.ts';

/** A logger, and all that it was given, as texts. */
function recordingLogger() {
  const lines: string[] = [];
  const take =
    (level: string) =>
    (...parts: unknown[]) =>
      lines.push([level, ...parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))].join(' '));
  return { lines, logger: { error: take('error'), warn: take('warn'), info: take('info'), debug: take('debug') } };
}

const answer = async () =>
  Response.json({}, { status: 200, headers: { 'x-request-id': 'req-1', 'x-session': 'secret' } });

async function logged(logLevel: LogLevel | undefined, options: ClientOptions = {}, defaults = testDefaults) {
  const { lines, logger } = recordingLogger();
  const client = new FullClient({ apiKey: 'secret-key', fetch: answer, logger, logLevel, ...options }, defaults);
  await client.get('/things/t', { query: { token: 'secret' }, maxRetries: 0 }).catch(() => undefined);
  return lines;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the log of a call', () => {
  it.each<[LogLevel | undefined, string[]]>([
    ['off', []],
    ['error', []],
    ['warn', []],
    [undefined, []],
    ['info', ['info']],
    ['debug', ['debug', 'info', 'debug']],
  ])('at level %s has the lines %o', async (level, wanted) => {
    expect((await logged(level)).map((line) => line.split(' ')[0])).toEqual(wanted);
  });

  it('has the address without its query, the outcome and the time', async () => {
    expect((await logged('info'))[0]).toMatch(/^info GET https:\/\/api\.test\/things\/t 200 in \d+ ms$/);
  });

  it('names a failure by its code, as the message may hold the address', async () => {
    const fetch = async () => {
      throw new TypeError('Failed to parse https://api.test?token=secret', { cause: { code: 'ECONNRESET' } });
    };
    expect((await logged('debug', { fetch })).at(-1)).toMatch(/ TypeError ECONNRESET in \d+ ms$/);
  });

  it.each<[string, ClientOptions]>([
    ['a bearer token', {}],
    ['a header of the caller’s', { defaultHeaders: { 'X-Innocent': 'secret', 'Content-Type-Key': 'secret' } }],
    ['a name that looks harmless', { defaultHeaders: { 'x-request-id-token': 'secret', 'my-accept': 'secret' } }],
    ['the query', { defaultQuery: { api_key: 'secret' } }],
  ])('shows nothing secret of %s', async (_, options) => {
    const text = (await logged('debug', options)).join('\n');
    expect(text).toContain('"x-request-id":"req-1"');
    expect(text).not.toMatch(/secret/);
  });

  it('shows no key under a name of the API’s own', async () => {
    const text = (await logged('debug', {}, { ...testDefaults, auth: headerAuth('X-Whatever') })).join('\n');
    expect(text).toContain('"x-whatever":"***"');
    expect(text).not.toMatch(/secret/);
  });

  it('holds no character that a terminal could take for a command', async () => {
    const fetch = async () => new Response('{}', { headers: { 'x-request-id': 'a\u009b31mb' } });
    expect((await logged('debug', { fetch })).join('')).toContain('"a?31mb"');
  });
});

describe('the level', () => {
  it('comes from the variable where no option is given', async () => {
    vi.stubEnv('TEST_LOG', 'info');
    expect(await logged(undefined)).toHaveLength(1);
    expect(await logged('off')).toHaveLength(0);
  });

  it.each([
    ['Variable TEST_LOG', undefined],
    ['Option logLevel', 'loud' as LogLevel],
  ])('of %s must be known', (place, logLevel) => {
    vi.stubEnv('TEST_LOG', 'loud');
    expect(() => new FullClient({ apiKey: 'k', logLevel }, testDefaults)).toThrow(
      `${place} must be one of off, error, warn, info, debug.`,
    );
  });

  it('and the logger can be set for one call', async () => {
    const { lines, logger } = recordingLogger();
    const client = new FullClient({ apiKey: 'k', fetch: answer }, testDefaults);
    await client.get('/things', { logger, logLevel: 'info' });
    expect(lines).toHaveLength(1);
  });

  it('stays with a client of other options', async () => {
    const { lines, logger } = recordingLogger();
    const client = new FullClient({ apiKey: 'k', fetch: answer, logger, logLevel: 'info' }, testDefaults);
    await client.withOptions({ timeout: 5 }).get('/things');
    expect(lines).toHaveLength(1);
  });
});
