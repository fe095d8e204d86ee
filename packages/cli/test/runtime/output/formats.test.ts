import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadFormat } from '../../../src/runtime/output/formats.ts';
import { collectOutput, each, valueFormats, written } from './writers.ts';

const shelf = { id: 'a 1', size: 2, wood: null, labels: ['new', 'big'], owner: { name: 'Ann\nLee' } };
const stream = { discriminator: 'type', deltas: [] };

describe('one value', () => {
  it.each([
    { format: 'json' as const, wanted: `${JSON.stringify(shelf, null, 2)}\n` },
    { format: 'jsonl' as const, wanted: `${JSON.stringify(shelf)}\n` },
    {
      format: 'yaml' as const,
      wanted: 'id: a 1\nsize: 2\nwood: null\nlabels:\n  - new\n  - big\nowner:\n  name: |-\n    Ann\n    Lee\n',
    },
    {
      format: 'pretty' as const,
      wanted:
        '├─ id a 1\n├─ size 2\n├─ wood null\n├─ labels (2)\n│  ├─ 0 new\n│  └─ 1 big\n└─ owner\n   └─ name Ann⏎Lee\n',
    },
    {
      format: 'table' as const,
      wanted:
        'property  value\nid        a 1\nsize      2\nwood      \nlabels    ["new","big"]\nowner     {"name":"Ann\\nLee"}\n',
    },
    {
      format: 'text' as const,
      wanted: 'id: a 1\nsize: 2\nwood: null\nlabels: ["new","big"]\nowner: {"name":"Ann\\nLee"}\n',
    },
  ])('is written as $format', async ({ format, wanted }) => {
    expect(await written(format, (writer) => writer.one(shelf))).toBe(wanted);
  });

  it.each(valueFormats)('that is undefined is nothing as %s', async (format) => {
    expect(await written(format, (writer) => writer.one(undefined))).toBe('');
  });

  it.each([
    { format: 'json' as const, value: 'two words', wanted: 'two words\n' },
    { format: 'jsonl' as const, value: ['a', 1, null], wanted: 'a\n1\nnull\n' },
    { format: 'yaml' as const, value: 'a: b', wanted: 'a: b\n' },
    { format: 'json' as const, value: [{ a: 1 }], wanted: '[\n  {\n    "a": 1\n  }\n]\n' },
    { format: 'json' as const, value: 'byte \u009b for byte', wanted: 'byte \u009b for byte\n' },
  ])('is bare as raw $format where it can be: $value', async ({ format, value, wanted }) => {
    expect(await written(format, (writer) => writer.one(value), { isRaw: true })).toBe(wanted);
  });
});

describe('many values', () => {
  const items = [
    { id: 1, name: 'oak' },
    { id: 2, name: 'ash tree' },
  ];

  it.each([
    { format: 'json' as const, wanted: `${JSON.stringify(items, null, 2)}\n` },
    { format: 'jsonl' as const, wanted: items.map((item) => `${JSON.stringify(item)}\n`).join('') },
    { format: 'yaml' as const, wanted: '- id: 1\n  name: oak\n- id: 2\n  name: ash tree\n' },
    { format: 'pretty' as const, wanted: '[0]\n├─ id 1\n└─ name oak\n[1]\n├─ id 2\n└─ name ash tree\n' },
    { format: 'table' as const, wanted: 'id  name\n1   oak\n2   ash tree\n' },
    { format: 'text' as const, wanted: 'id=1 name=oak\nid=2 name="ash tree"\n' },
  ])('are written as $format', async ({ format, wanted }) => {
    expect(await written(format, (writer) => writer.many(each(...items)))).toBe(wanted);
  });

  it.each([
    { format: 'json' as const, wanted: '[]\n' },
    { format: 'jsonl' as const, wanted: '' },
    { format: 'yaml' as const, wanted: '[]\n' },
    { format: 'table' as const, wanted: '' },
  ])('may be none as $format', async ({ format, wanted }) => {
    expect(await written(format, (writer) => writer.many(each()))).toBe(wanted);
  });

  it('begin with their kind as text, where they are events', async () => {
    const events = each(
      { type: 'tool_call', name: 'search', arguments: { query: 'x' } },
      { type: 'text', content: 'a "b"\nc' },
    );
    expect(await written('text', (writer) => writer.many(events), { stream })).toBe(
      'tool_call name=search arguments={"query":"x"}\ntext content="a \\"b\\"\\nc"\n',
    );
  });

  it('leave the array open when they fail half-way', async () => {
    const { output, text } = collectOutput();
    async function* failing() {
      yield 1;
      throw new Error('gone');
    }
    const writer = (await loadFormat('json'))({ output, isRaw: false });
    await expect(writer.many(failing())).rejects.toThrow('gone');
    expect(text()).toBe('[\n  1');
  });

  it.each(['jsonl', 'yaml', 'text'] as const)('are written one before the next is asked for, as %s', async (format) => {
    const { output, chunks } = collectOutput();
    const seen: number[] = [];
    async function* watched() {
      for (const id of [1, 2, 3]) {
        seen.push(chunks.length);
        yield { id };
      }
    }
    await (await loadFormat(format))({ output, isRaw: false }).many(watched());
    expect(seen).toEqual([0, 1, 2]);
  });
});

describe('a table on a terminal', () => {
  it('is cut to its width, the widest column first', async () => {
    const rows = each({ id: 'ses-1', title: 'A very long title of a session', note: '世界世界世界世界世界' });
    const text = await written('table', (writer) => writer.many(rows), { terminal: { columns: () => 40 } });
    expect(text).toBe('id     title            note\nses-1  A very long ti…  世界世界世界世…\n');
  });

  it('cuts neither ids, dates nor addresses, and names the last columns below where there is no room', async () => {
    const at = '2026-04-22T12:34:41Z';
    const rows = each({ id: 'ses-abc123', title: 'A very long title', at, tags: ['a', 'b', 'c'], size: 1 });
    const text = await written('table', (writer) => writer.many(rows), { terminal: { columns: () => 44 } });
    expect(text).toBe(
      [
        'id          title       at\n',
        `ses-abc123  A very lo…  ${at}\n`,
        'No room for tags, size: --format pretty shows all\n',
      ].join(''),
    );
  });

  it('shows the first column whole, however narrow the terminal is', async () => {
    const text = await written('table', (writer) => writer.many(each({ id: 'ses-abc123', size: 1 })), {
      terminal: { columns: () => 5 },
    });
    expect(text).toBe('id\nses-abc123\nNo room for size: --format pretty shows all\n');
  });

  it('holds more rows than a function takes arguments', async () => {
    const rows = Array.from({ length: 200_000 }, (_, id) => ({ id }));
    const text = await written('table', (writer) => writer.one(rows), { terminal: { columns: () => 40 } });
    expect(text.split('\n')).toHaveLength(200_002);
  });
});

describe('a tree', () => {
  it('cuts long text, and no ids', async () => {
    const value = { id: '0f8fad5b-d9cb-469f-a165-70867728950e', title: 'A very long title of a session' };
    const text = await written('pretty', (writer) => writer.one(value), { terminal: { columns: () => 24 } });
    expect(text).toBe(`├─ id ${value.id}\n└─ title A very long ti…\n`);
  });
});

describe('colours', () => {
  it.each(valueFormats)('change nothing but the look of %s', async (format) => {
    const plain = await written(format, (writer) => writer.one(shelf));
    const colored = await written(format, (writer) => writer.one(shelf), { terminal: { isColored: true } });
    expect(stripVTControlCharacters(colored)).toBe(plain);
  });

  it('are put on JSON token by token', async () => {
    const colored = await written('jsonl', (writer) => writer.one({ a: 'b: "c"', d: [1.5, null] }), {
      terminal: { isColored: true },
    });
    const [key, string, number, literal, end] = ['\u001b[36m', '\u001b[32m', '\u001b[33m', '\u001b[35m', '\u001b[39m'];
    expect(colored).toBe(
      `{${key}"a"${end}:${string}"b: \\"c\\""${end},${key}"d"${end}:[${number}1.5${end},${literal}null${end}]}\n`,
    );
  });
});

describe('text from a server', () => {
  // Everything that a terminal could take for a command, in keys as well as in values.
  const hostile = fc
    .array(
      fc.constantFrom('\u001b', '\u009b', '\u0007', '\r', '\u202e', '\u2028', '[2J', 'x', '"', '\\', '\n', '\t', ' '),
    )
    .map((parts) => parts.join(''));
  const values = fc.dictionary(hostile, fc.oneof(hostile, fc.array(hostile), fc.dictionary(hostile, hostile)));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through.
  const dangerous = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029\u2066-\u2069]/;

  it.each(['table', 'text', 'pretty'] as const)('in a name makes no line of its own as %s', async (format) => {
    const lines = await written(format, (writer) => writer.many(each({ 'a\nstop is_error=false': 1 }, { b: 2 })));
    expect(lines.split('\n').filter((line) => line.startsWith('stop'))).toEqual([]);
  });

  it.each(valueFormats)('never drives a terminal as %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        const terminal = { isTerminal: true, columns: () => 40 };
        for (const isRaw of [true, false]) {
          const one = await written(format, (writer) => writer.one(value), { terminal, isRaw });
          const many = await written(format, (writer) => writer.many(each(value, value)), { terminal, isRaw, stream });
          expect(one + many).not.toMatch(dangerous);
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    { format: 'json' as const, read: (text: string): unknown => JSON.parse(text) },
    { format: 'yaml' as const, read: (text: string): unknown => parse(text) },
  ])('is the same value as $format', async ({ format, read }) => {
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        expect(read(await written(format, (writer) => writer.one(value)))).toEqual(value);
      }),
      { numRuns: 100 },
    );
  });
});
