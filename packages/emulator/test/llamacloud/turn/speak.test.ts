import fc from 'fast-check';
import { expect, test } from 'vitest';
import { speak } from '../../../src/llamacloud/turn/speak.ts';

test('says a text word by word, then whole', () => {
  expect([...speak('text', 'One two\n\nthree')]).toEqual([
    { type: 'text_delta', content: 'One ' },
    { type: 'text_delta', content: 'two\n\n' },
    { type: 'text_delta', content: 'three' },
    { type: 'text', content: 'One two\n\nthree' },
  ]);
});

test('the pieces of any text, joined, are the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (content) => {
      const events = [...speak('thinking', content)];
      const pieces = events.slice(0, -1).map((event) => ('content' in event ? event.content : ''));
      expect(pieces.join('')).toBe(content);
      expect(events.at(-1)).toEqual({ type: 'thinking', content });
    }),
  );
});
