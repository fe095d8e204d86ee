import { describe, expect, it } from 'vitest';
import type { Environment } from '../../src/runtime/environment.ts';
import { exitCodes } from '../../src/runtime/exit-codes.ts';
import { globalFlags } from '../../src/runtime/global-flags.ts';
import { parseArguments } from '../../src/runtime/parse-arguments.ts';
import { resolveSettings } from '../../src/runtime/settings.ts';
import { libraryLine, listCommand, updateCommand } from './commands.ts';

function settings(args: readonly string[], environment: Environment = {}, command = updateCommand, profile = {}) {
  const { flags } = parseArguments(args, globalFlags(libraryLine));
  return resolveSettings(libraryLine, command, { flags, environment, profile });
}

describe('resolveSettings', () => {
  const baseURL = 'https://library.example.com';

  it.each<{ name: string; args: string[]; environment: Environment; wanted: unknown }>([
    {
      name: 'the flag before the environment',
      args: ['--api-key', 'a b'],
      environment: { LIBRARY_KEY: 'c' },
      wanted: { apiKey: 'a b', baseURL },
    },
    {
      name: 'the first variable',
      args: [],
      environment: { LIBRARY_KEY: 'a', OLD_LIBRARY_KEY: 'b' },
      wanted: { apiKey: 'a', baseURL },
    },
    {
      name: 'the next where the first is blank',
      args: [],
      environment: { LIBRARY_KEY: ' ', OLD_LIBRARY_KEY: 'b' },
      wanted: { apiKey: 'b', baseURL },
    },
    {
      name: 'the address flag',
      args: ['--api-key=k', '--base-url=http://a.test'],
      environment: { LIBRARY_URL: 'http://b.test' },
      wanted: { apiKey: 'k', baseURL: 'http://a.test' },
    },
    {
      name: 'the address variable',
      args: ['--api-key=k'],
      environment: { LIBRARY_URL: 'http://b.test/x' },
      wanted: { apiKey: 'k', baseURL: 'http://b.test/x' },
    },
  ])('takes $name', ({ args, environment, wanted }) => {
    expect(settings(args, environment)).toEqual(wanted);
  });

  it('takes the profile after flags and environment', () => {
    const profile = { 'api-key': 'p', 'base-url': 'http://p.test' };
    expect(settings([], {}, updateCommand, profile)).toEqual({ apiKey: 'p', baseURL: 'http://p.test' });
    expect(settings(['--base-url=http://f.test'], { LIBRARY_KEY: 'e' }, updateCommand, profile)).toEqual({
      apiKey: 'e',
      baseURL: 'http://f.test',
    });
  });

  it.each([
    { args: ['--timeout=500ms'], wanted: { timeout: 500, idleTimeout: 500 } },
    { args: ['--timeout', '1.5m'], wanted: { timeout: 90_000, idleTimeout: 90_000 } },
    { args: ['--max-retries=0'], wanted: { maxRetries: 0 } },
    {
      args: ['-H', 'X-One: a: b', '--header', 'x-two:', '-H', 'X-ONE:c'],
      wanted: { defaultHeaders: { 'x-one': 'c', 'x-two': '' } },
    },
  ])('reads $args', ({ args, wanted }) => {
    expect(settings(['--api-key=k', ...args])).toEqual({ apiKey: 'k', baseURL, ...wanted });
  });

  it.each([
    { args: ['--timeout=30'], problem: '--timeout: "30" is not a time span' },
    { args: ['--timeout=0s'], problem: '--timeout: "0s" is not a time span' },
    { args: ['--max-retries=-1'], problem: '--max-retries: -1 is out of range' },
    { args: ['--header=secret'], problem: '--header: not a header' },
    { args: ['--header=a b: secret'], problem: '--header: not a header' },
    { args: ['--header=x: a\nb: secret'], problem: '--header: not a header' },
  ])('refuses $args: $problem', ({ args, problem }) => {
    expect(() => settings(['--api-key=k', ...args])).toThrow(
      expect.objectContaining({ exitCode: 2, message: problem }),
    );
  });

  it('needs no key for an operation that asks for none', () => {
    expect(settings([], {}, listCommand)).toEqual({ baseURL });
  });

  it('takes no other key in place of an empty flag', () => {
    expect(() => settings(['--api-key='], { LIBRARY_KEY: 'other' })).toThrow('no key');
  });

  describe('of an API with several credentials', () => {
    const credentials = {
      options: [
        { option: 'login', env: ['LIBRARY_LOGIN'] },
        { option: 'device', env: ['LIBRARY_DEVICE', 'OLD_DEVICE'] },
      ],
      ways: [['apiKey', 'device'], ['login']],
    };
    const resolve = (args: readonly string[], environment: Environment, line = { ...libraryLine, credentials }) => {
      const { flags } = parseArguments(args, globalFlags(line));
      return resolveSettings(line, updateCommand, { flags, environment, profile: {} });
    };

    it.each<[environment: Environment, wanted: object]>([
      [{ LIBRARY_LOGIN: ' user:pass ' }, { baseURL, credentials: { login: 'user:pass' } }],
      [
        { LIBRARY_KEY: 'k', OLD_DEVICE: 'd' },
        { baseURL, apiKey: 'k', credentials: { device: 'd' } },
      ],
    ])('takes %j', (environment, wanted) => {
      expect(resolve([], environment)).toEqual(wanted);
    });

    it.each<[args: string[], environment: Environment]>([
      [[], {}],
      [['--api-key=k'], {}],
      [[], { LIBRARY_DEVICE: 'd' }],
      [['--api-key='], { LIBRARY_LOGIN: 'user:pass' }],
    ])('does not do with %j and %j', (args, environment) => {
      expect(() => resolve(args, environment)).toThrow(
        expect.objectContaining({
          exitCode: exitCodes.authentication,
          message: 'no credentials',
          advice: 'Set --api-key or LIBRARY_KEY or OLD_LIBRARY_KEY and LIBRARY_DEVICE or OLD_DEVICE; or LIBRARY_LOGIN.',
        }),
      );
    });

    it('needs none of them where a client may do without', () => {
      const optional = { ...libraryLine, credentials: { ...credentials, ways: [] } };
      expect(resolve([], {}, optional)).toEqual({ baseURL });
    });
  });

  it('names the flag and the variables when the key is missing', () => {
    expect(() => settings([])).toThrow(
      expect.objectContaining({
        exitCode: exitCodes.authentication,
        message: 'no key',
        advice: 'Give one by --api-key, set LIBRARY_KEY or OLD_LIBRARY_KEY, or keep one by `library auth login`.',
      }),
    );
  });

  it.each([
    { address: 'localhost:3000', problem: '--base-url: not an http or https address' },
    { address: 'ftp://a.test', problem: '--base-url: not an http or https address' },
    { address: '', problem: '--base-url: not an http or https address' },
    {
      address: 'http://user:secret@a.test',
      problem: '--base-url: holds a user name, a password, a query or a fragment',
    },
    {
      address: 'http://a.test?token=secret',
      problem: '--base-url: holds a user name, a password, a query or a fragment',
    },
  ])('refuses the address $address without repeating it', ({ address, problem }) => {
    expect(() => settings(['--api-key=k', `--base-url=${address}`])).toThrow(
      expect.objectContaining({ exitCode: exitCodes.usage, message: problem }),
    );
  });

  it('names the variable that holds a bad address', () => {
    expect(() => settings(['--api-key=k'], { LIBRARY_URL: 'nowhere' })).toThrow(
      'LIBRARY_URL: not an http or https address',
    );
  });
});
