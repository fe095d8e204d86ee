import { array, assert, constantFrom, nat, oneof, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { createEventParser } from '../../../src/runtime/stream/event-parser.ts';

/** What a parser makes of a text that comes in pieces. */
function eventsOf(pieces: readonly string[]): string[] {
  const events: string[] = [];
  const parser = createEventParser((data) => events.push(data));
  for (const piece of pieces) parser.feed(piece);
  parser.end();
  return events;
}

it.each<[string, readonly string[], readonly string[]]>([
  ['an event', ['data: a\n\n'], ['a']],
  ['data without a space', ['data:a\n\n'], ['a']],
  ['one space of many', ['data:  a \n\n'], [' a ']],
  ['data of several lines', ['data: a\ndata\ndata:\ndata: b\n\n'], ['a\n\n\nb']],
  ['other fields and comments', [': x\nevent: data\nid: 1\nretry: 2\ndatax: y\n data: z\ndata: a\n\n'], ['a']],
  ['nothing of an event without data', ['event: x\n\ndata\n\ndata:\n\n'], []],
  ['nothing of an event that is not complete', ['data: a\n'], []],
  ['each kind of line end', ['data: a\r\n\r\ndata: b\r\rdata: c\n\r\ndata: d\r\n\n'], ['a', 'b', 'c', 'd']],
  ['a line end in two pieces', ['data: a\r', '\ndata: b\r', '', '\n\r', '\n'], ['a\nb']],
  ['a carriage return that is followed by another line', ['data: a\r', 'data: b\r', '\r'], ['a\nb']],
  ['nothing of an event that ends with its line', ['data: a\r'], []],
  ['a long line in pieces', ['da', 'ta', ': ', 'a', 'b', '\n', '\n'], ['ab']],
])('reads %s', (_, pieces, wanted) => {
  expect(eventsOf(pieces)).toEqual(wanted);
});

it('reads any text the same, however it is cut', () => {
  const token = constantFrom('data', 'data:', 'data: ', 'event: ', 'id:', ':', ' ', '\n', '\r', '\r\n', '\n\n', 'x');
  const text = array(oneof(token, string()), { maxLength: 40 }).map((tokens) => tokens.join(''));
  assert(
    property(text, array(nat()), (whole, cuts) => {
      const body = `:\n${whole}\n\n`;
      const at = [0, ...cuts.map((cut) => cut % (body.length + 1)), body.length].sort((a, b) => a - b);
      expect(eventsOf(at.slice(1).map((end, index) => body.slice(at[index], end)))).toEqual(eventsOf([body]));
    }),
    { numRuns: 2_000 },
  );
});
