import { describe, expect, it } from 'vitest';
import type { Flag } from '../../src/runtime/command.ts';
import { exitCodes } from '../../src/runtime/exit-codes.ts';
import { parseArguments, splitArguments } from '../../src/runtime/parse-arguments.ts';

const flags: Flag[] = [
  { name: 'item-id', type: 'string' },
  { name: 'tag', type: 'string', list: true },
  { name: 'all', type: 'boolean' },
  { name: 'no-cache', type: 'boolean' },
  { name: 'help', short: 'h', type: 'boolean' },
];

describe('parseArguments', () => {
  it.each<{ args: string[]; wanted: Record<string, string[]>; words?: string[] }>([
    { args: ['--item-id', 'x'], wanted: { 'item-id': ['x'] } },
    { args: ['--item-id=x=y'], wanted: { 'item-id': ['x=y'] } },
    { args: ['--item-id='], wanted: { 'item-id': [''] } },
    { args: ['--item-id', '-5'], wanted: { 'item-id': ['-5'] } },
    { args: ['--item-id=--all'], wanted: { 'item-id': ['--all'] } },
    { args: ['--tag', 'a', '--tag', 'b'], wanted: { tag: ['a', 'b'] } },
    { args: ['--all'], wanted: { all: ['true'] } },
    { args: ['--all=false'], wanted: { all: ['false'] } },
    { args: ['--no-all'], wanted: { all: ['false'] } },
    { args: ['--no-cache'], wanted: { 'no-cache': ['true'] } },
    { args: ['-h'], wanted: { help: ['true'] } },
    { args: ['one', '--all', 'two'], wanted: { all: ['true'] }, words: ['one', 'two'] },
    { args: ['--', '--all'], wanted: {}, words: ['--all'] },
  ])('tells apart $args', ({ args, wanted, words = [] }) => {
    const parsed = parseArguments(args, flags);
    expect(Object.fromEntries(parsed.flags)).toEqual(wanted);
    expect(parsed.words).toEqual(words);
  });

  it.each([
    { args: ['--itme-id', 'x'], problem: 'unknown flag --itme-id' },
    { args: ['--no-item-id'], problem: 'unknown flag --no-item-id' },
    { args: ['-x'], problem: 'unknown flag -x' },
    { args: ['--constructor'], problem: 'unknown flag --constructor' },
    { args: ['--item-id'], problem: '--item-id lacks its value' },
    { args: ['--item-id', '--all'], problem: '--item-id lacks its value: another flag follows' },
  ])('refuses $args: $problem', ({ args, problem }) => {
    expect(() => parseArguments(args, flags)).toThrow(
      expect.objectContaining({ exitCode: exitCodes.usage, message: problem }),
    );
  });
});

describe('splitArguments', () => {
  const global: Flag[] = [
    { name: 'key', type: 'string' },
    { name: 'debug', type: 'boolean' },
  ];

  it.each([
    { args: [], words: [], before: [], after: [] },
    { args: ['--debug'], words: [], before: ['--debug'], after: [] },
    { args: ['group'], words: ['group'], before: [], after: [] },
    { args: ['group', '--debug'], words: ['group'], before: ['--debug'], after: [] },
    {
      args: ['--key', 'k', 'group', '--debug', 'command', 'id', '--flag', 'x'],
      words: ['group', 'command'],
      before: ['--key', 'k', '--debug'],
      after: ['id', '--flag', 'x'],
    },
  ])('splits $args', ({ args, ...wanted }) => {
    expect(splitArguments(args, global)).toEqual(wanted);
  });
});
