import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitPassages } from '../../../src/llamacloud/index/split-passages.ts';

const long = 'word '.repeat(510).trimEnd();
const half = 'word '.repeat(310).trimEnd();

test.each([
  ['nothing', '', []],
  ['blank lines', '\n  \n\t\n', []],
  ['one paragraph', 'a\nb', [{ start_line: 1, end_line: 2, text: 'a\nb' }]],
  ['blank lines around', '\n\na\n\n', [{ start_line: 3, end_line: 3, text: 'a' }]],
  ['short paragraphs, kept together', 'a\n\nb', [{ start_line: 1, end_line: 3, text: 'a\n\nb' }]],
  [
    'short sections, kept together',
    '# A\none\n## B\ntwo',
    [{ start_line: 1, end_line: 4, text: '# A\none\n## B\ntwo' }],
  ],
  [
    'long sections',
    `# A\n${half}\n## B\ntwo`,
    [
      { start_line: 1, end_line: 2, text: `# A\n${half}` },
      { start_line: 3, end_line: 4, text: '## B\ntwo' },
    ],
  ],
  [
    'long paragraphs',
    `${long}\n\n${long}`,
    [
      { start_line: 1, end_line: 1, text: long },
      { start_line: 3, end_line: 3, text: long },
    ],
  ],
  [
    'a line that no passage can hold, which stays one line',
    `a\n${'x'.repeat(4000)}\nb`,
    [
      { start_line: 1, end_line: 1, text: 'a' },
      { start_line: 2, end_line: 2, text: 'x'.repeat(1750) },
      { start_line: 2, end_line: 2, text: 'x'.repeat(1750) },
      { start_line: 2, end_line: 3, text: `${'x'.repeat(500)}\nb` },
    ],
  ],
  ['line ends of every kind', 'a\r\nb\rc\nd', [{ start_line: 1, end_line: 4, text: 'a\nb\nc\nd' }]],
])('splits %s', (_name, text, wanted) => {
  expect(splitPassages(text)).toEqual(wanted);
});

test('loses no word, repeats none, and keeps passages to a page and lines in order', () => {
  const prose = fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.integer({ min: 1, max: 1000 }))
    .map(([words, count]) => words.repeat(count));
  const lines = fc.array(fc.oneof(fc.constant(''), fc.constant('# Title'), prose));
  fc.assert(
    fc.property(lines, (parts) => {
      const text = parts.join('\n');
      const passages = splitPassages(text);
      const letters = (value: string) => value.replaceAll(/\s/g, '');
      expect(letters(passages.map((passage) => passage.text).join(''))).toBe(letters(text));
      let previous = 1;
      for (const passage of passages) {
        expect(passage.text.length).toBeLessThan(3600);
        expect(passage.start_line).toBeGreaterThanOrEqual(previous);
        expect(passage.end_line).toBeGreaterThanOrEqual(passage.start_line);
        previous = passage.end_line;
      }
      expect(previous).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
    }),
    { numRuns: 50 },
  );
});
