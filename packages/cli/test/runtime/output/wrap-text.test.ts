import { expect, it } from 'vitest';
import { wrapText } from '../../../src/runtime/output/wrap-text.ts';

it.each<[fact: string, text: string, wanted: string]>([
  ['leaves what fits', 'one  two\n\n  three', 'one  two\n\n  three'],
  ['breaks between words', 'one two three four', 'one two\nthree four'],
  ['keeps what stands before a line', '    one two three', '    one\n    two\n    three'],
  ['goes on below the text of an item', '- one two three', '- one two\n  three'],
  ['goes on in the second column', 'a   one two three', 'a   one\n    two\n    three'],
  ['goes on with the next line of a paragraph', 'one two three\nfour\n\nfive', 'one two\nthree four\n\nfive'],
  ['takes nothing into a labelled line', 'Usage: a b\nc d', 'Usage: a b\nc d'],
  ['takes nothing into a labelled line that is too long', 'Usage: a bcd\nc', 'Usage: a\n       bcd\nc'],
  ['takes no item into a paragraph', 'one two three\n- four', 'one two\nthree\n- four'],
  ['takes no line in that stands elsewhere', 'one two three\n  four', 'one two\nthree\n  four'],
  ['takes no property into a line that is too long', '  a?: b or c\n  d: e', '  a?: b or\n    c\n  d: e'],
  ['takes no flag into a line that is too long', '  --a B (c d)\n  -e, --f', '  --a B (c\n    d)\n  -e, --f'],
  ['cuts choices that are too long behind a bar', '  -a bc|def|ghi|j', '  -a\n    bc|\n    def|\n    ghi|j'],
  ['leaves a word that is too long', 'https://example.com/ is one', 'https://example.com/\nis one'],
  ['counts columns', '第一 第二 第三', '第一 第二\n第三'],
])('%s', (_fact, text, wanted) => {
  expect(wrapText(text, 10)).toBe(wanted);
});
