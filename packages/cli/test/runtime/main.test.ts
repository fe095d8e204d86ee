import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from '../../src/generated/cli.ts';
import { configPath } from '../../src/runtime/config/config-file.ts';
import { exitCodes } from '../../src/runtime/exit-codes.ts';
import { commandFlags, globalFlags } from '../../src/runtime/global-flags.ts';
import type { StandardInput } from '../../src/runtime/input/standard-input.ts';
import { main } from '../../src/runtime/main.ts';
import { collectOutput } from './output/writers.ts';

const modules = await Promise.all(commandLine.groups.map(({ load }) => load()));
const commands = modules.flatMap((module) => module.commands);
const flags = [...commands.flatMap((command) => commandFlags(command)), ...globalFlags(commandLine)];
const starts = [
  ...commands.map(({ name }) => [commandLine.groups[0]?.name ?? '', name]),
  ...['api', 'api POST /x', 'auth status', 'config', 'config set', 'help', 'man', '__complete --'].map((line) =>
    line.split(' '),
  ),
];

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '@',
    '@x',
    '\\@',
    'null',
    '[]',
    '{a: 1}',
    '&a *a',
    '!!js/function x',
    '<<: *x',
    'a: &b [*b]',
    '1e999',
  ),
  fc.constantFrom(
    'NaN',
    '..',
    '%00',
    '\0',
    '[?a]',
    'sum(@)',
    'http://u:p@h/?q',
    '1s',
    'yaml',
    'explore',
    'raw',
    'curl',
  ),
);
const argument = fc.oneof(
  hostile,
  fc.constantFrom(...flags.map(({ name }) => `--${name}`)),
  fc.tuple(fc.constantFrom(...flags), hostile).map(([{ name }, text]) => `--${name}=${text}`),
);
const documents = fc.oneof(
  hostile,
  fc.json(),
  fc
    .dictionary(fc.constantFrom('index_ids', 'prompt', 'session_id', '__proto__', 'constructor'), fc.jsonValue())
    .map((value) => JSON.stringify(value)),
);
const configurations = fc.oneof(
  hostile,
  fc.json(),
  fc
    .dictionary(fc.constantFrom('api-key', 'base-url', 'format', 'timeout', 'client-cert', '__proto__'), hostile)
    .map((profile) => JSON.stringify({ current: 'default', profiles: { default: profile } })),
);

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'cli-main-'));
});
afterAll(() => rmSync(home, { recursive: true }));

describe('any arguments, with anything piped in and anything configured', () => {
  it('give one of the exit codes, and a message that the program has foreseen', async () => {
    const environment = { HOME: home, LLAMA_CLOUD_API_KEY: 'fuzz', LLAMA_CLOUD_BASE_URL: 'http://127.0.0.1:1' };
    const path = configPath(commandLine.binary, environment);
    mkdirSync(dirname(path), { recursive: true });
    const vectors = fc.tuple(fc.constantFrom(...starts), fc.array(argument, { maxLength: 5 }));
    await fc.assert(
      fc.asyncProperty(vectors, fc.option(documents), configurations, async ([start, more], piped, configuration) => {
        writeFileSync(path, configuration);
        const [stdout, stderr] = [collectOutput(), collectOutput()];
        const stdin = {
          isTerminal: false,
          read: async () => Buffer.from(piped ?? ''),
          sniff: async () => piped ?? undefined,
        };
        const exitCode = await main(commandLine, {
          // Nothing is written but the configuration.
          args: [...start, ...more.filter((arg) => !/^(-o|--o)/.test(arg)), '--max-retries=0', '--timeout=300ms'],
          environment,
          stdin: stdin as unknown as StandardInput,
          stdout: stdout.output,
          stderr: stderr.output,
          signal: new AbortController().signal,
          version: () => '0.0.0',
        });
        expect(Object.values<number>(exitCodes)).toContain(exitCode);
        expect(stderr.text()).not.toContain('Run the same again with --debug');
        if (!more.some((arg) => arg.startsWith('--debug'))) expect(stderr.text()).not.toMatch(/^ +at .+:\d+:\d+\)?$/m);
      }),
      { numRuns: 400 },
    );
  });
});
