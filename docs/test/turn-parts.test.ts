import { describe, expect, it } from 'vitest';
import type { StreamData } from '../src/runtime/page-data.ts';
import { turnParts } from '../src/runtime/turn-parts.ts';

const stream: StreamData = {
  framing: 'sse',
  discriminator: 'kind',
  events: [
    { kind: 'piece', role: 'delta', builds: 'whole', text: 'letters' },
    { kind: 'whole', text: 'words' },
    { kind: 'end', role: 'end' },
  ],
};
const shown = (...events: unknown[]) =>
  turnParts(events, stream).map(({ kind, text, isComplete }) => [kind, text, isComplete]);

describe('the parts of a turn', () => {
  it('join pieces, and let the full event replace them', () => {
    const pieces = [
      { kind: 'piece', letters: 'a' },
      { kind: 'piece', letters: 'b' },
    ];
    expect(shown(...pieces)).toEqual([['whole', 'ab', false]]);
    expect(shown(...pieces, { kind: 'whole', words: 'ab!' })).toEqual([['whole', 'ab!', true]]);
  });

  it('begin anew after a full event', () => {
    const full = { kind: 'whole', words: 'ab' };
    expect(shown(full, { kind: 'piece', letters: 'c' })).toEqual([
      ['whole', 'ab', true],
      ['whole', 'c', false],
    ]);
  });

  it('show what has no kind as it is', () => {
    expect(shown(null, 'end', { kind: 1 })).toEqual([
      ['', 'null', true],
      ['', '"end"', true],
      ['', '{"kind":1}', true],
    ]);
  });

  it('show other events as they are', () => {
    expect(shown({ kind: 'end' }, { kind: 'new' })).toEqual([
      ['end', '{"kind":"end"}', true],
      ['new', '{"kind":"new"}', true],
    ]);
  });
});
