import { expect, test } from 'vitest';
import { createPageTokens } from '../../src/runtime/page-token.ts';

const tokens = createPageTokens(Buffer.from('secret'));
const token = tokens.encode('mine', 42);

test.each([0, 1, 42, Number.MAX_SAFE_INTEGER])('%i comes back', (position) => {
  expect(tokens.decode('mine', tokens.encode('mine', position))).toBe(position);
});

test('a token holds for its listing and its secret alone', () => {
  expect(tokens.decode('yours', token)).toBeUndefined();
  expect(createPageTokens(Buffer.from('other')).decode('mine', token)).toBeUndefined();
});

test('no character of a token can be changed', () => {
  for (const [index, character] of [...token].entries()) {
    const changed = `${token.slice(0, index)}${character === 'A' ? 'B' : 'A'}${token.slice(index + 1)}`;
    expect(tokens.decode('mine', changed)).toBeUndefined();
  }
});

test.each(['', 'x', `${token}=`, ` ${token}`, token.slice(1), `${token}AAAA`])('%j is no token', (text) => {
  expect(tokens.decode('mine', text)).toBeUndefined();
});
