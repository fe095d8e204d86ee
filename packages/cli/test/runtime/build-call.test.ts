import { describe, expect, it } from 'vitest';
import { buildCall, wantsDocument } from '../../src/runtime/build-call.ts';
import { exitCodes } from '../../src/runtime/exit-codes.ts';
import { documentValues } from '../../src/runtime/input/input-document.ts';
import { StandardInput } from '../../src/runtime/input/standard-input.ts';
import { parseArguments } from '../../src/runtime/parse-arguments.ts';
import { definitions, listCommand, updateCommand } from './commands.ts';

const trace = '7d444840-9dc0-11d1-b245-5ffdce74fad2';

/** Builds the call of arguments, with the values of a document if there is one. */
async function build(args: readonly string[], { command = updateCommand, document = '' } = {}) {
  const values = document
    ? await documentValues({ where: 'a.yaml', text: document }, command, { definitions, readsFiles: false })
    : new Map<string, unknown>();
  const sources = { stdin: new StandardInput(), definitions, documentValues: values };
  return buildCall(command, parseArguments(args, command.flags), sources);
}

describe('buildCall', () => {
  it('gives path values first, then what else was given by its own name', async () => {
    const args = ['--book=a', '--room=west', '--book=b', `--trace=${trace}`, '--shelf-number=2', '--dry'];
    expect(await build(args)).toEqual({
      path: ['west', 2],
      parameters: { dry: true, 'x-trace': trace, books: ['a', 'b'] },
    });
  });

  it('fills in what must be there and can have one value alone', async () => {
    const kind = { name: 'kind', argument: 'kind', in: 'body', type: 'string', required: true, enum: ['oak'] } as const;
    const command = {
      ...listCommand,
      flags: [kind, { ...kind, name: 'wood', argument: 'wood', enum: ['oak', 'ash'] }],
    };
    expect(await build(['--wood=ash'], { command })).toEqual({ path: [], parameters: { kind: 'oak', wood: 'ash' } });
    await expect(build([], { command })).rejects.toThrow('missing --wood');
  });

  it('leaves out an object that the command does not have', async () => {
    expect(await build([], { command: listCommand })).toEqual({ path: [], parameters: undefined });
  });

  it.each([{ args: ['west', '2'] }, { args: ['--shelf-number', '2', 'west'] }, { args: ['2', '--room', 'west'] }])(
    'fills path values that no flag gives from bare words: $args',
    async ({ args }) => {
      expect((await build(args)).path).toEqual(['west', 2]);
    },
  );

  it.each([
    {
      name: 'an inner flag',
      args: ['--extra.color', 'red', '--extra.size.width=3'],
      extra: { color: 'red', size: { width: 3 } },
    },
    {
      name: 'inner flags over what the outer one gives',
      args: ['--extra.color=blue', '--extra', '{color: red, labels: [a]}'],
      extra: { color: 'blue', labels: ['a'] },
    },
    {
      name: 'inner lists, by flags and commas',
      args: ['--extra.labels=a,b', '--extra.labels=c'],
      extra: { labels: ['a', 'b', 'c'] },
    },
    {
      name: 'objects of an inner list, a new one when a property is given again',
      args: ['--extra.parts.name=leg', '--extra.parts.count=4', '--extra.parts.name=top'],
      extra: { parts: [{ name: 'leg', count: 4 }, { name: 'top' }] },
    },
  ])('takes $name', async ({ args, extra }) => {
    expect((await build(['west', '2', ...args])).parameters).toEqual({ extra });
  });

  it.each([
    { args: ['west'], problem: 'missing --shelf-number' },
    { args: [], problem: 'missing --room, --shelf-number' },
    { args: ['west', '2', 'more'], problem: 'unexpected argument "more"' },
    { args: ['west', 'two'], problem: '--shelf-number: "two" is not a whole number' },
    { args: ['west', '2', '--extra.colour=red'], problem: 'unknown flag --extra.colour' },
    { args: ['west', '2', '--extra.color=pink'], problem: '--extra: /color: "pink" is not allowed' },
    { args: ['west', '2', '--extra.size.width=wide'], problem: '--extra.size.width: "wide" is not a whole number' },
    {
      args: ['west', '2', '--extra', '{size: {width: 0}}'],
      problem: expect.stringContaining('--extra: /size/width: 0: '),
    },
    { args: ['west', '2', '--extra.parts.count=1'], problem: expect.stringContaining('"name"') },
    {
      args: ['west', '2', '--extra.size.width=1', '--extra.size.width=2'],
      problem: '--extra.size.width: given 2 times',
    },
    { args: ['west', '2', '--extra.__proto__.x=1'], problem: 'unknown flag --extra.__proto__' },
  ])('refuses $args: $problem', async ({ args, problem }) => {
    await expect(build(args)).rejects.toMatchObject({ exitCode: exitCodes.usage, message: problem });
  });
});

describe('a document', () => {
  it('gives values under each of their names, and flags win', async () => {
    const document = `room: east\nshelfNumber: 3\nx-trace: ${trace}\nbooks: [a]\nwood: oak\nextra: {color: red}\n`;
    expect(await build(['--wood=ash', '--extra.size.width=2'], { document })).toEqual({
      path: ['east', 3],
      parameters: { 'x-trace': trace, books: ['a'], wood: 'ash', extra: { color: 'red', size: { width: 2 } } },
    });
  });

  it('is filled up by bare words', async () => {
    expect((await build(['2'], { document: '{"room": "east"}' })).path).toEqual(['east', 2]);
    expect((await build(['west', '2'], { document: '{"room": "east"}' })).path).toEqual(['west', 2]);
  });

  it('names no files', async () => {
    const { parameters } = await build(['west', '2'], { document: '{"note": "@/etc/hostname"}' });
    expect(parameters).toEqual({ note: '@/etc/hostname' });
  });

  it.each([
    { document: '[1]', problem: 'a.yaml: the document is not an object' },
    { document: 'colour: red', problem: 'a.yaml: unknown key "colour"' },
    { document: 'wood: pine', problem: 'a.yaml: wood: "pine" is not allowed' },
    { document: 'books: [a, 5]', problem: 'a.yaml: books: /1: 5 is not of type string' },
    { document: 'extra: {color: pink}', problem: 'a.yaml: extra: /color: "pink" is not allowed' },
    { document: 'shelf: 0', problem: expect.stringContaining('unknown key "shelf"') },
    { document: 'shelf-number: 0', problem: expect.stringMatching(/^a\.yaml: shelf-number: 0: .*1/) },
    { document: '{a: [', problem: expect.stringContaining('a.yaml: neither JSON nor YAML') },
  ])('is refused: $document', async ({ document, problem }) => {
    await expect(build(['west', '2'], { document })).rejects.toMatchObject({ exitCode: 2, message: problem });
  });
});

describe('wantsDocument', () => {
  const needy = {
    ...updateCommand,
    flags: updateCommand.flags.map((flag) => (flag.name === 'note' ? { ...flag, required: true as const } : flag)),
  };

  it.each([
    { name: 'no body value is given', command: updateCommand, args: ['west', '2'], wanted: true },
    { name: 'a required one lacks', command: needy, args: ['west', '2', '--wood=oak'], wanted: true },
    { name: 'all that is required is given', command: needy, args: ['west', '2', '--note=a'], wanted: false },
    { name: 'an inner flag gives one', command: updateCommand, args: ['--extra.color=red'], wanted: false },
    { name: 'the command takes no body', command: listCommand, args: [], wanted: false },
  ])('is $wanted where $name', ({ command, args, wanted }) => {
    expect(wantsDocument(command, parseArguments(args, command.flags))).toBe(wanted);
  });
});
