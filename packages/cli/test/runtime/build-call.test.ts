import { describe, expect, it } from 'vitest';
import { buildCall } from '../../src/runtime/build-call.ts';
import { exitCodes } from '../../src/runtime/exit-codes.ts';
import { parseArguments } from '../../src/runtime/parse-arguments.ts';
import { listCommand, updateCommand } from './commands.ts';

const call = (args: readonly string[], command = updateCommand) =>
  buildCall(command, parseArguments(args, command.flags));

describe('buildCall', () => {
  it.each([
    { name: 'path flags', args: ['--room', 'east', '--shelf-number', '3'], wanted: ['east', 3, {}] },
    { name: 'bare words', args: ['east', '3'], wanted: ['east', 3, {}] },
    { name: 'a bare word for what no flag gives', args: ['3', '--room', 'east'], wanted: ['east', 3, {}] },
    {
      name: 'parameters under their arguments, lists as lists',
      args: ['east', '3', '--dry', '--trace', 't', '--book', 'a', '--book', 'b', '--load', '1.5'],
      wanted: ['east', 3, { dry: true, 'x-trace': 't', books: ['a', 'b'], load: 1.5 }],
    },
    { name: 'null', args: ['east', '3', '--book', 'null'], wanted: ['east', 3, { books: null }] },
  ])('takes $name', ({ args, wanted }) => {
    expect(call(args)).toEqual(wanted);
  });

  it('gives no parameter object to an operation without parameters', () => {
    expect(call([], listCommand)).toEqual([]);
  });

  it.each([
    { args: [], problem: 'missing --room, --shelf-number' },
    { args: ['east'], problem: 'missing --shelf-number' },
    { args: ['east', '3', 'more'], problem: 'unexpected argument "more"' },
    { args: ['east', '0'], problem: '--shelf-number: 0 is out of range' },
  ])('refuses $args: $problem', ({ args, problem }) => {
    expect(() => call(args)).toThrow(expect.objectContaining({ exitCode: exitCodes.usage, message: problem }));
  });

  it('says what bare words stand for', () => {
    expect(() => call(['a', '1', 'b'])).toThrow(
      expect.objectContaining({ advice: 'Bare words stand for ROOM SHELF_NUMBER; all else is given by flags.' }),
    );
  });
});
