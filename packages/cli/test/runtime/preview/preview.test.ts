import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/runtime/command.ts';
import { asCurl } from '../../../src/runtime/preview/as-curl.ts';
import { asReact } from '../../../src/runtime/preview/as-react.ts';
import { asTypescript } from '../../../src/runtime/preview/as-typescript.ts';
import { secretMark } from '../../../src/runtime/preview/secret-mark.ts';
import { shellTemplate, shellWord } from '../../../src/runtime/preview/shell-word.ts';
import { libraryLine, listCommand, updateCommand } from '../commands.ts';

const values = { path: ['east wing', 2], parameters: { books: ['a', "it's"], dry: true } };

/** The words that a shell makes of a text. */
function shellReads(text: string): string {
  return execFileSync('sh', ['-c', `printf %s ${text}`], { encoding: 'utf8', env: { KEY: 'k' } });
}

describe('shell words', () => {
  it('are read by a shell as what they were', () => {
    const printable = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(printable, (text) => {
        expect(shellReads(shellWord(text))).toBe(text);
        expect(shellReads(shellTemplate(text + secretMark(0), ['KEY']))).toBe(`${text}k`);
      }),
      { numRuns: 50 },
    );
  });
});

describe('asCurl', () => {
  it('keeps the key in its variable', () => {
    const headers = [
      ['authorization', `Bearer ${secretMark(0)}`],
      ['content-type', 'application/json'],
    ] as const;
    const request = { method: 'PATCH', url: 'https://a.test/x?y=1&z=2', headers, body: `{"a":"it's"}` };
    expect(asCurl(request, ['LIBRARY_KEY'])).toBe(
      `curl -X PATCH 'https://a.test/x?y=1&z=2' \\\n  -H "authorization: Bearer $LIBRARY_KEY" \\\n` +
        `  -H 'content-type: application/json' \\\n  --data-raw '{"a":"it'\\''s"}'\n`,
    );
  });

  it('gives a key that is encoded to curl itself', () => {
    const request = {
      method: 'GET',
      url: 'https://a.test/',
      headers: [['authorization', `Basic ${btoa(secretMark(1))}`]] as const,
      body: undefined,
    };
    expect(asCurl(request, ['KEY', 'LOGIN'])).toBe('curl https://a.test/ \\\n  --user "$LOGIN"\n');
  });
});

describe('asTypescript', () => {
  const baseURL = libraryLine.baseURL.default;

  it('calls the client', () => {
    expect(asTypescript(libraryLine, updateCommand, values, baseURL)).toBe(
      [
        `import { Library } from '@library/core';`,
        '',
        'const client = new Library();',
        `const answer = await client.rooms.shelves.update('east wing', 2, { books: [ 'a', "it's" ], dry: true });`,
        'console.log(answer);',
        '',
      ].join('\n'),
    );
  });

  it.each<{ kind: Command['kind']; wanted: string }>([
    { kind: 'page', wanted: 'for await (const item of client.rooms.shelves.list()) {' },
    { kind: 'stream', wanted: 'for await (const event of client.rooms.shelves.list()) {' },
    { kind: 'empty', wanted: 'await client.rooms.shelves.list();' },
  ])('uses what it gives: $kind', ({ kind, wanted }) => {
    const nothing = { path: [], parameters: {} };
    expect(asTypescript(libraryLine, { ...listCommand, kind }, nothing, baseURL)).toContain(`\n${wanted}`);
  });

  it('names another address, and steps that are no identifiers', () => {
    const text = asTypescript(
      libraryLine,
      { ...listCommand, call: ['a-b', 'list'] },
      { path: [], parameters: undefined },
      'http://x.test',
    );
    expect(text).toContain("new Library({ baseURL: 'http://x.test' })");
    expect(text).toContain('client["a-b"].list()');
  });
});

describe('asReact', () => {
  it.each<{ kind: Command['hook']['kind']; lines: string[] }>([
    {
      kind: 'query',
      lines: [`const { data, error, isPending } = useX('east wing', 2, { books: [ 'a', "it's" ], dry: true });`],
    },
    {
      kind: 'mutation',
      lines: [
        'const { mutate, error, isPending } = useX();',
        `const run = () => mutate({ room: 'east wing', shelfNumber: 2, params: { books: [ 'a', "it's" ], dry: true } });`,
      ],
    },
    {
      kind: 'turn',
      lines: [
        `const { send } = useX('east wing', 2);`,
        `const run = () => send({ books: [ 'a', "it's" ], dry: true });`,
      ],
    },
    { kind: 'client', lines: ['const client = useLibrary();'] },
  ])('uses the hook of a $kind', ({ kind, lines }) => {
    const text = asReact(libraryLine, { ...updateCommand, hook: { name: 'useX', kind } }, values);
    for (const line of lines) expect(text).toContain(`\n  ${line}\n`);
  });
});
