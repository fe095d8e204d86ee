import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Flag, ParameterFlag } from '../../../src/runtime/command.ts';
import { exitCodes } from '../../../src/runtime/exit-codes.ts';
import { parameterValue } from '../../../src/runtime/input/parameter-value.ts';
import { StandardInput } from '../../../src/runtime/input/standard-input.ts';

const text: Flag = { name: 'word', type: 'string' };
const list: Flag = { ...text, list: true };
const json: Flag = { name: 'data', type: 'json' };
const body: ParameterFlag = { name: 'word', argument: 'word', in: 'body', type: 'string' };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-values-'));
  writeFileSync(join(folder, 'note.txt'), 'Grüße, \\@all');
  writeFileSync(join(folder, 'pixel.bin'), Uint8Array.of(0xff, 0xd8, 0));
  writeFileSync(join(folder, 'items.jsonl'), '{"a":1}\n\n{"b":"@x"}\n');
  writeFileSync(join(folder, 'data.yaml'), 'name: oak\nowner: "@somebody"\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Puts the folder of this test in the place of `DIR`. */
function value(flag: Flag, ...texts: string[]) {
  return parameterValue(
    flag,
    texts.map((each) => each.replace('DIR', folder)),
    new StandardInput(),
  );
}

describe('parameterValue', () => {
  it.each<{ name: string; flag: Flag; texts: string[]; wanted: unknown }>([
    { name: 'every text of a list', flag: list, texts: ['a', 'b'], wanted: ['a', 'b'] },
    { name: 'what commas separate', flag: list, texts: ['a, b', 'c'], wanted: ['a', 'b', 'c'] },
    { name: 'an escaped comma', flag: list, texts: ['a\\,b'], wanted: ['a,b'] },
    { name: 'a list in brackets', flag: list, texts: ['[a, "b,c"]'], wanted: ['a', 'b,c'] },
    { name: 'a list of numbers', flag: { name: 'n', type: 'integer', list: true }, texts: ['1,2'], wanted: [1, 2] },
    { name: 'JSON', flag: json, texts: ['{"a":[1]}'], wanted: { a: [1] } },
    { name: 'YAML', flag: json, texts: ['{a: [1, yes], b: no}'], wanted: { a: [1, 'yes'], b: 'no' } },
    {
      name: 'objects of a list',
      flag: { ...json, list: true },
      texts: ['{a: 1}', '[{b: 2}]'],
      wanted: [{ a: 1 }, { b: 2 }],
    },
    {
      name: 'the lines of a file for a list',
      flag: { ...json, list: true },
      texts: ['@DIR/items.jsonl', '{c: 3}'],
      wanted: [{ a: 1 }, { b: '@x' }, { c: 3 }],
    },
    {
      name: 'a list of lists',
      flag: { ...json, list: true },
      texts: ['[["a","b"],["c"]]'],
      wanted: [['a', 'b'], ['c']],
    },
    { name: 'null in a body', flag: { ...body, nullable: true } as Flag, texts: ['null'], wanted: null },
    {
      name: 'null for a list',
      flag: { ...body, list: true, nullable: true } as Flag,
      texts: ['null'],
      wanted: null,
    },
    { name: 'the text null where null is not allowed', flag: body, texts: ['null'], wanted: 'null' },
    {
      name: 'the text null in a query',
      flag: { ...body, in: 'query', nullable: true } as Flag,
      texts: ['null'],
      wanted: 'null',
    },
    { name: 'text of a format', flag: { ...text, format: 'email' }, texts: ['ann@oak.test'], wanted: 'ann@oak.test' },
    {
      name: 'text of a format that the server judges',
      flag: { ...text, format: 'url' },
      texts: ['http://localhost'],
      wanted: 'http://localhost',
    },
    { name: 'a file of text', flag: text, texts: ['@DIR/note.txt'], wanted: 'Grüße, \\@all' },
    { name: 'a file that is not text', flag: text, texts: ['@DIR/pixel.bin'], wanted: '/9gA' },
    { name: 'a file as text', flag: text, texts: ['@file://DIR/note.txt'], wanted: 'Grüße, \\@all' },
    { name: 'a file as data', flag: text, texts: ['@data://DIR/note.txt'], wanted: 'R3LDvMOfZSwgXEBhbGw=' },
    { name: 'an escaped @', flag: text, texts: ['\\@all'], wanted: '@all' },
    { name: 'a file as one item of a list', flag: list, texts: ['@DIR/note.txt'], wanted: ['Grüße, \\@all'] },
    { name: 'a file inside an object', flag: json, texts: ['{a: ["@DIR/pixel.bin"]}'], wanted: { a: ['/9gA'] } },
    {
      name: 'an object from a file, in which @ is plain text',
      flag: json,
      texts: ['@DIR/data.yaml'],
      wanted: { name: 'oak', owner: '@somebody' },
    },
  ])('gives $name', async ({ flag, texts, wanted }) => {
    expect(await value(flag, ...texts)).toEqual(wanted);
  });

  it('gives a file whose bytes are not read yet', async () => {
    const file = (await value({ name: 'file', type: 'binary' }, 'DIR/pixel.bin')) as File;
    expect({ name: file.name, size: file.size }).toEqual({ name: 'pixel.bin', size: 3 });
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(Uint8Array.of(0xff, 0xd8, 0));
  });

  it.each<[form: string, flag: Flag, path: string]>([
    ['text', text, '@DIR/pipe'],
    ['bytes', { name: 'file', type: 'binary' }, 'DIR/pipe'],
  ])('reads a pipe to its end, as %s', async (_form, flag, path) => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    spawn('sh', ['-c', 'printf piped > "$0"', pipe]);
    const given = await value(flag, path);
    rmSync(pipe);
    expect(given instanceof Blob ? await given.text() : given).toBe('piped');
  });

  it.each<{ flag: Flag; texts: string[]; problem: string; advice: string }>([
    {
      flag: text,
      texts: ['@/dev/zero'],
      problem: '--word: cannot read "/dev/zero": it is neither a file nor a pipe',
      advice: 'Name a file that can be read. Write \\@ for text that begins with @.',
    },
    {
      flag: { name: 'file', type: 'binary' },
      texts: ['/dev'],
      problem: '--file: cannot read "/dev": it is a folder',
      advice: 'Name a file that can be read.',
    },
    {
      flag: text,
      texts: ['@absent.txt'],
      problem: '--word: cannot read "absent.txt": there is no such file',
      advice: 'Name a file that can be read. Write \\@ for text that begins with @.',
    },
    {
      flag: { name: 'file', type: 'binary' },
      texts: ['absent.bin'],
      problem: '--file: cannot read "absent.bin": there is no such file',
      advice: 'Name a file that can be read.',
    },
    {
      flag: json,
      texts: ['{a: [}'],
      problem: expect.stringMatching(/^--data: neither JSON nor YAML: .+ at line 1, column \d+$/) as string,
      advice: `Quote the value for the shell: '{"name": 1}'.`,
    },
    { flag: text, texts: ['a', 'a'], problem: '--word: given 2 times', advice: 'Give it once.' },
    { flag: { ...list, minItems: 2 }, texts: ['a'], problem: '--word: 1 value given', advice: 'Give at least 2.' },
    { flag: { ...list, maxItems: 1 }, texts: ['a,b'], problem: '--word: 2 values given', advice: 'Give at most 1.' },
    {
      flag: { ...list, format: 'uuid' },
      texts: ['7d444840-9dc0-11d1-b245-5ffdce74fad2', 'nope'],
      problem: '--word: "nope" is not of format uuid',
      advice: 'See --help for what it takes.',
    },
    {
      flag: { ...list, enum: ['a'] },
      texts: ['a,b'],
      problem: '--word: "b" is not allowed',
      advice: 'Give one of: a.',
    },
  ])('refuses $texts: $problem', async ({ flag, texts, problem, advice }) => {
    await expect(value(flag, ...texts)).rejects.toMatchObject({ exitCode: exitCodes.usage, message: problem, advice });
  });
});
