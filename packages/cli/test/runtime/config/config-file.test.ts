import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configPath, readConfig, selectProfile, writeConfig } from '../../../src/runtime/config/config-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('configPath', () => {
  it.each([
    { environment: { HOME: '/home/a' }, platform: 'linux' as const, wanted: '/home/a/.config/tool/config.json' },
    { environment: { HOME: '/h', XDG_CONFIG_HOME: '/x' }, platform: 'darwin' as const, wanted: '/x/tool/config.json' },
    { environment: { APPDATA: '/d' }, platform: 'win32' as const, wanted: '/d/tool/config.json' },
  ])('is $wanted for $environment', ({ environment, platform, wanted }) => {
    expect(configPath('tool', environment, platform)).toBe(wanted);
  });
});

describe('the configuration', () => {
  it('is read as it was written, and its owner alone can read it', () => {
    const path = join(folder, 'deep', 'config.json');
    const config = { current: 'a', profiles: { a: { 'api-key': 'k' } } };
    writeConfig(path, config);
    expect(readConfig(path)).toEqual(config);
    expect([statSync(path).mode & 0o777, statSync(dirname(path)).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it('is closed to others when it is written again', () => {
    const path = join(folder, 'config.json');
    writeFileSync(path, '{}', { mode: 0o644 });
    writeConfig(path, { current: 'a', profiles: {} });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is written where a link leads, which stays', () => {
    const path = join(folder, 'config.json');
    writeFileSync(join(folder, 'kept.json'), '{}');
    symlinkSync(join(folder, 'kept.json'), path);
    const config = { current: 'a', profiles: {} };
    writeConfig(path, config);
    expect([lstatSync(path).isSymbolicLink(), readConfig(join(folder, 'kept.json'))]).toEqual([true, config]);
  });

  it('leaves no draft, which may hold keys, where it cannot be written', () => {
    mkdirSync(join(folder, 'config.json', 'full'), { recursive: true });
    const path = join(folder, 'config.json');
    expect(() => writeConfig(path, { current: 'a', profiles: {} })).toThrow('cannot be written');
    expect(readdirSync(folder)).toEqual(['config.json']);
  });

  it('is empty where there is no file', () => {
    expect(readConfig(join(folder, 'absent.json'))).toEqual({ current: 'default', profiles: {} });
  });

  it.each([
    ['{', 'is not JSON'],
    ['[]', 'is not a configuration'],
    ['{"current": 1}', 'is not a configuration'],
    ['{"current": "a", "profiles": {"a": {"b": 1}}}', 'is not a configuration'],
  ])('refuses %s', (text, problem) => {
    const path = join(folder, 'config.json');
    writeFileSync(path, text);
    expect(() => readConfig(path)).toThrow(
      expect.objectContaining({ exitCode: 2, message: `the file ${path} ${problem}` }),
    );
  });

  it('says that it cannot be read or written', () => {
    mkdirSync(join(folder, 'config.json'));
    expect(() => readConfig(join(folder, 'config.json'))).toThrow('cannot be read (EISDIR)');
    writeFileSync(join(folder, 'file'), '');
    expect(() => writeConfig(join(folder, 'file', 'config.json'), readConfig(join(folder, 'none')))).toThrow(
      /cannot be written \((EEXIST|ENOTDIR)\)/,
    );
  });
});

describe('selectProfile', () => {
  const config = { current: 'b', profiles: { a: { format: 'yaml' }, b: { format: 'json' } } };

  it('gives the named profile, else the one in use, else an empty one', () => {
    expect(selectProfile(config, 'a')).toEqual({ format: 'yaml' });
    expect(selectProfile(config, undefined)).toEqual({ format: 'json' });
    expect(selectProfile({ ...config, current: 'none' }, undefined)).toEqual({});
  });

  it.each(['c', '__proto__', 'toString'])('refuses the unknown name %s', (name) => {
    expect(() => selectProfile(config, name)).toThrow(`unknown profile "${name}"`);
  });
});
