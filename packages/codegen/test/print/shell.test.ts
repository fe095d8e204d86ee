import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { shellTemplate, shellWord, variableName } from '../../src/print/shell.ts';

/** What a shell makes of a word. */
function expand(word: string, environment: Record<string, string> = {}): string {
  return execFileSync('/bin/sh', ['-c', `printf %s ${word}`], { env: environment, encoding: 'utf8' });
}

describe('shellWord', () => {
  test.each([
    ['ses-abc123', 'ses-abc123'],
    ['My API Key', `'My API Key'`],
    [`it's`, `'it'\\''s'`],
    ['', `''`],
    ['$(id)', `'$(id)'`],
    ['a\u202Eb', `'a b'`],
  ])('writes %j as %s', (given, want) => {
    expect(shellWord(given)).toBe(want);
  });

  it('is read by a shell as the same text', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', "'", '"', '$', '`', '\\', ';', '&', '|', '(', '*', '!', '\n'),
    });
    fc.assert(
      fc.property(text, (given) => {
        expect(expand(shellWord(given))).toBe(given);
      }),
      { numRuns: 50 },
    );
  });
});

describe('shellTemplate', () => {
  it('puts in the named variables and nothing else', () => {
    const word = shellTemplate([{ text: 'https://a/$(id)`id`"/' }, { variable: 'ID' }, { text: 'x\\' }]);
    expect(expand(word, { ID: 'ses-1' })).toBe('https://a/$(id)`id`"/ses-1x\\');
  });

  it('writes braces only where the name would run on', () => {
    expect(shellTemplate([{ variable: 'ID' }, { text: '/end' }])).toBe('"$ID/end"');
    expect(shellTemplate([{ variable: 'ID' }, { text: 'end' }])).toBe('"${ID}end"');
  });
});

test.each([
  ['session_id', 'SESSION_ID'],
  ['X-Api-Key', 'X_API_KEY'],
  ['2fa', '_2FA'],
  ['$(id)', '_ID_'],
])('calls the variable for %s %s', (given, want) => {
  expect(variableName(given)).toBe(want);
});
