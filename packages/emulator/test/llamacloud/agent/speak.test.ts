import fc from 'fast-check';
import { expect, test } from 'vitest';
import { speak, wordsOf } from '../../../src/llamacloud/agent/speak.ts';

test('says pieces as they come, then the whole', async () => {
  expect(await Array.fromAsync(speak('text', ['One ', 'two\n\n', 'three']))).toEqual([
    { type: 'text_delta', content: 'One ' },
    { type: 'text_delta', content: 'two\n\n' },
    { type: 'text_delta', content: 'three' },
    { type: 'text', content: 'One two\n\nthree' },
  ]);
});

test.each([
  ['', []],
  ['One two\n\nthree', ['One ', 'two\n\n', 'three']],
  ['  one', ['  one']],
  [' \n', [' \n']],
])('%j has the words %j', (text, wanted) => {
  expect(wordsOf(text)).toEqual(wanted);
});

test('the words of any text, joined, are the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => wordsOf(text).join('') === text));
});
