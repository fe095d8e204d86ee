import { array, assert, json, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineParser } from '../../../src/runtime/stream/line-parser.ts';

function parse(pieces: readonly string[]): string[] {
  const events: string[] = [];
  const parser = createLineParser((event) => events.push(event));
  for (const piece of pieces) parser.feed(piece);
  parser.end();
  return events;
}

describe('createLineParser', () => {
  it.each<[string, string[], string[]]>([
    ['lines', ['{"a":1}\n{"a":2}\n'], ['{"a":1}', '{"a":2}']],
    ['CRLF line ends', ['1\r', '\n2\r\n'], ['1', '2']],
    ['blank lines', ['\n\n1\n\n'], ['1']],
    ['a last line without an end', ['1\n2'], ['1', '2']],
    ['record separators', ['\x1e1\n\x1e2\n'], ['1', '2']],
    ['nothing', [], []],
  ])('reads %s', (_, pieces, wanted) => {
    expect(parse(pieces)).toEqual(wanted);
  });

  it('is the same however its text is cut', () => {
    assert(
      property(array(json()), array(nat()), (events, cuts) => {
        const text = events.map((event) => `${event}\n`).join('');
        const at = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
        expect(parse(at.slice(1).map((end, index) => text.slice(at[index], end)))).toEqual(events);
      }),
    );
  });
});
