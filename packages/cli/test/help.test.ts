import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../src/generated/cli.ts';
import { builtIns } from '../src/runtime/builtin/built-ins.ts';
import { runCli } from './run-cli.ts';
import { startTerminal } from './terminal.ts';

const groups = await Promise.all(commandLine.groups.map(async ({ name, load }) => ({ name, ...(await load()) })));
const lines = [
  ['--help'],
  ...groups.map(({ name }) => [name, '--help']),
  ...groups.flatMap(({ name, commands }) =>
    commands.flatMap((command) => [
      [name, command.name, '--help'],
      ...(command.conversation ? [[name, command.conversation.name, '--help']] : []),
    ]),
  ),
  ...builtIns.filter(({ summary }) => summary).map(({ name }) => [name, '--help']),
];

describe('help', () => {
  it.each(lines.map((args) => ({ args, title: args.join(' ') })))('$title', async ({ args }) => {
    const { exitCode, stdout, stderr } = await runCli(args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatchSnapshot();
  });

  it.each([
    { asked: ['help'], same: ['--help'] },
    { asked: ['help', 'beta:chat'], same: ['beta:chat', '--help'] },
    { asked: ['help', 'beta:chat', 'stream'], same: ['beta:chat', 'stream', '--help'] },
    { asked: ['beta', 'chat', 'stream', '-h'], same: ['beta:chat', 'stream', '--help'] },
    { asked: ['help', 'config'], same: ['config', '--help'] },
  ])('$asked is the same as $same', async ({ asked, same }) => {
    expect(await runCli(asked)).toEqual(await runCli(same));
  });

  it.each([
    { args: ['--help'], columns: 80 },
    { args: ['beta:chat', 'stream', '--help'], columns: 40 },
  ])('$args fits a terminal of $columns columns', async ({ args, columns }) => {
    const screen = stripVTControlCharacters((await startTerminal(args, { columns }).ended()).screen);
    expect(screen.split('\r\n').filter((line) => line.length > columns && line.trim().includes(' '))).toEqual([]);
    expect(screen.replace(/\s+/g, '')).toBe((await runCli(args)).stdout.replace(/\s+/g, ''));
  });

  it('has bold headings on a terminal', async () => {
    const { screen } = await startTerminal(['beta:chat', '--help']).ended();
    expect(screen).toContain('\u001b[1mUsage:\u001b[22m llamacloud-prod beta:chat COMMAND');
    expect(screen).toContain('\r\n\u001b[1mCommands:\u001b[22m\r\n');
  });
});
