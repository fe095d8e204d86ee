import { describe, expect, it } from 'vitest';
import type { Flag, ParameterFlag } from '../../src/runtime/command.ts';
import { exitCodes } from '../../src/runtime/exit-codes.ts';
import { flagValue } from '../../src/runtime/flag-value.ts';

const text: Flag = { name: 'word', type: 'string' };
const body: ParameterFlag = { name: 'word', argument: 'word', in: 'body', type: 'string' };

describe('flagValue', () => {
  it.each<{ name: string; flag: Flag | ParameterFlag; texts: string[]; wanted: unknown }>([
    { name: 'text', flag: text, texts: ['a b'], wanted: 'a b' },
    { name: 'the last of several texts', flag: text, texts: ['a', 'b'], wanted: 'b' },
    { name: 'a whole number', flag: { name: 'n', type: 'integer' }, texts: ['-12'], wanted: -12 },
    {
      name: 'the digits of what no number holds, where they are sent as text',
      flag: { name: 'id', argument: 'id', in: 'path', type: 'integer' },
      texts: ['+9007199254740993'],
      wanted: '9007199254740993',
    },
    { name: 'a number', flag: { name: 'n', type: 'number' }, texts: ['1.5e3'], wanted: 1500 },
    { name: 'true', flag: { name: 'b', type: 'boolean' }, texts: ['true'], wanted: true },
    { name: 'false', flag: { name: 'b', type: 'boolean' }, texts: ['false'], wanted: false },
    { name: 'an allowed value', flag: { ...text, enum: ['a', 'b'] }, texts: ['b'], wanted: 'b' },
    { name: 'an allowed number', flag: { name: 'n', type: 'integer', enum: [1, 2] }, texts: ['2'], wanted: 2 },
    { name: 'text that matches', flag: { ...text, pattern: '^[a-c]+$' }, texts: ['abc'], wanted: 'abc' },
    { name: 'text under a pattern that is none', flag: { ...text, pattern: '(' }, texts: ['abc'], wanted: 'abc' },
    { name: 'a multiple', flag: { name: 'n', type: 'number', multipleOf: 0.1 }, texts: ['0.3'], wanted: 0.3 },
    {
      name: 'a time in the form of RFC 3339',
      flag: { ...text, format: 'date-time' },
      texts: ['2026-11-22 9:30'],
      wanted: '2026-11-22T09:30:00Z',
    },
    { name: 'characters, not code units', flag: { ...text, maxLength: 2 }, texts: ['👍👍'], wanted: '👍👍' },
  ])('gives $name', ({ flag, texts, wanted }) => {
    expect(flagValue(flag, texts)).toEqual(wanted);
  });

  it.each<{ flag: Flag | ParameterFlag; texts: string[]; problem: string; advice: string }>([
    {
      flag: { name: 'size', type: 'integer' },
      texts: ['ten'],
      problem: '--size: "ten" is not a whole number',
      advice: 'Give digits only, such as 10.',
    },
    {
      flag: { name: 'size', type: 'integer' },
      texts: ['9007199254740993'],
      problem: '--size: "9007199254740993" is too large',
      advice: 'Give at most 9007199254740991.',
    },
    {
      flag: { name: 'size', argument: 'size', in: 'body', type: 'integer' },
      texts: ['9007199254740993'],
      problem: '--size: "9007199254740993" is too large',
      advice: 'Give at most 9007199254740991.',
    },
    {
      flag: { name: 'rate', type: 'number' },
      texts: [''],
      problem: '--rate: "" is not a number',
      advice: 'Give a number such as 0.5.',
    },
    {
      flag: { name: 'all', type: 'boolean' },
      texts: ['yes'],
      problem: '--all: "yes" is neither true nor false',
      advice: 'Give --all alone, or --all=false.',
    },
    {
      flag: { ...text, pattern: '^[a-c]+$' },
      texts: ['abd'],
      problem: '--word: "abd" does not match',
      advice: 'Give a value that matches ^[a-c]+$',
    },
    {
      flag: { ...text, format: 'date' },
      texts: ['2026-02-30'],
      problem: '--word: "2026-02-30" is not a date',
      advice: 'Give one such as 2026-11-22.',
    },
    {
      flag: { name: 'n', type: 'integer', multipleOf: 5 },
      texts: ['7'],
      problem: '--n: 7 is out of range',
      advice: 'Give a multiple of 5.',
    },
    {
      flag: { ...text, enum: ['read', 'write'] },
      texts: ['admin'],
      problem: '--word: "admin" is not allowed',
      advice: 'Give one of: read, write.',
    },
    {
      flag: { ...text, minLength: 3 },
      texts: ['ab'],
      problem: '--word: 2 characters long',
      advice: 'Give at least 3.',
    },
    {
      flag: { ...text, maxLength: 2 },
      texts: ['abc'],
      problem: '--word: 3 characters long',
      advice: 'Give at most 2.',
    },
    { flag: { ...body, in: 'path' }, texts: [''], problem: '--word: the value is empty', advice: 'Give a value.' },
    {
      flag: { ...body, in: 'path' },
      texts: ['..'],
      problem: '--word: ".." is no step of a path',
      advice: 'Give an id.',
    },
    {
      flag: { name: 'n', type: 'integer', minimum: 1 },
      texts: ['0'],
      problem: '--n: 0 is out of range',
      advice: 'Give at least 1.',
    },
    {
      flag: { name: 'n', type: 'number', exclusiveMaximum: 1 },
      texts: ['1'],
      problem: '--n: 1 is out of range',
      advice: 'Give less than 1.',
    },
  ])('refuses $texts: $problem', ({ flag, texts, problem, advice }) => {
    expect(() => flagValue(flag, texts)).toThrow(
      expect.objectContaining({ exitCode: exitCodes.usage, message: problem, advice }),
    );
  });

  it('cuts a long value in its message', () => {
    expect(() => flagValue({ name: 'n', type: 'integer' }, ['x'.repeat(500)])).toThrow(
      `--n: "${'x'.repeat(40)}…" is not a whole number`,
    );
  });
});
