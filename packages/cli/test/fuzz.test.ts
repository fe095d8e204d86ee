import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from '../src/generated/cli.ts';
import { builtInNames } from '../src/runtime/builtin/built-ins.ts';
import { exitCodes } from '../src/runtime/exit-codes.ts';
import { commandFlags, globalFlags } from '../src/runtime/global-flags.ts';
import { runCli } from './run-cli.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'cli-fuzz-'));
});
afterAll(() => rmSync(home, { recursive: true }));

const modules = await Promise.all(commandLine.groups.map(({ load }) => load()));
const commands = modules.flatMap((module) => module.commands);
const flags = [...commands.flatMap((command) => commandFlags(command)), ...globalFlags(commandLine)];
const names = [...commandLine.groups, ...commands].map(({ name }) => name);

const word = fc.oneof(
  fc.constantFrom(
    ...names,
    ...builtInNames,
    'chat',
    'set',
    'get',
    'status',
    '--',
    '-',
    '',
    '@',
    '\\@',
    '..',
    '{',
    '[]',
    'null',
  ),
  fc.constantFrom(
    ...flags.map(({ name }) => `--${name}`),
    '-r',
    '-H',
    '-x',
    '--no-pager',
    '--index-id.a',
    '--=',
    '---',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !text.includes('\0')),
);
const flagWithValue = fc.tuple(fc.constantFrom(...flags), word).map(([{ name }, text]) => `--${name}=${text}`);

describe('any arguments', () => {
  it('give one of the exit codes, and no stack trace unless it is asked for', async () => {
    const environment = { HOME: home, LLAMA_CLOUD_API_KEY: 'fuzz', LLAMA_CLOUD_BASE_URL: 'http://127.0.0.1:1' };
    const start = fc.constantFrom([], ...commands.map(({ name }) => [commandLine.groups[0]?.name ?? '', name]));
    const vectors = fc
      .tuple(start, fc.array(fc.oneof(word, flagWithValue), { maxLength: 6 }))
      .map((parts) => parts.flat());
    const quick = ['--max-retries=0', '--timeout=1s'];
    await fc.assert(
      fc.asyncProperty(vectors, async (args) => {
        const { exitCode, stdout, stderr } = await runCli([...args, ...quick], environment, home);
        expect(Object.values<number | null>(exitCodes)).toContain(exitCode);
        const isDebug = args.some((arg) => arg.startsWith('--debug'));
        if (!isDebug) expect(stdout + stderr).not.toMatch(/^ +at .+:\d+:\d+\)?$/m);
        if (exitCode !== 0 && !args.some((arg) => arg.startsWith('--transform-error'))) expect(stderr).not.toBe('');
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
