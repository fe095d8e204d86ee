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
    { args: ['--no-all=false'], problem: '--no-all takes no value' },
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
  const groups = ['rooms', 'rooms:shelves'];

  it.each([
    { args: [], wanted: { group: undefined, command: undefined, before: [], after: [] } },
    { args: ['--help'], wanted: { group: undefined, command: undefined, before: ['--help'], after: [] } },
    {
      args: ['--item-id', 'x', 'rooms', '--all', 'list', '--tag', 'a', 'b'],
      wanted: { group: 'rooms', command: 'list', before: ['--item-id', 'x', '--all'], after: ['--tag', 'a', 'b'] },
    },
    { args: ['rooms:shelves', 'list'], wanted: { group: 'rooms:shelves', command: 'list', before: [], after: [] } },
    {
      args: ['rooms', '--all', 'shelves', 'list', 'one'],
      wanted: { group: 'rooms:shelves', command: 'list', before: ['--all'], after: ['one'] },
    },
    { args: ['nowhere', 'list'], wanted: { group: 'nowhere', command: 'list', before: [], after: [] } },
  ])('finds group and command in $args', ({ args, wanted }) => {
    expect(splitArguments(args, flags, groups)).toEqual(wanted);
  });
});
