import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, fitText, textWidth } from '../../../src/runtime/output/cut-text.ts';

describe('cutText', () => {
  it.each([
    { text: 'short', columns: 5, wanted: 'short' },
    { text: 'longer', columns: 5, wanted: 'long…' },
    { text: '日本語', columns: 6, wanted: '日本語' },
    { text: '日本語', columns: 5, wanted: '日本…' },
    { text: '日本語', columns: 4, wanted: '日…' },
    { text: '👩‍👩‍👧‍👦👩‍👩‍👧‍👦', columns: 3, wanted: '👩‍👩‍👧‍👦…' },
    { text: '""  1/2  ↑↓ move', columns: 10, wanted: '""  1/2  …' },
    { text: 'any', columns: 0, wanted: '…' },
  ])('makes $text fit into $columns', ({ text, columns, wanted }) => {
    expect(cutText(text, columns)).toBe(wanted);
  });
});

describe('fitText', () => {
  it('takes exactly its columns, whatever the text', () => {
    const line = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{C}/u.test(text));
    fc.assert(
      fc.property(line, fc.integer({ min: 1, max: 30 }), (text, columns) => {
        expect(textWidth(fitText(text, columns))).toBe(columns);
      }),
    );
  });
});
