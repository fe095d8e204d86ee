import { expect, it } from 'vitest';
import { eventTable, streamNotes } from '../src/runtime/stream-facts.ts';

it.each([
  [
    'all that is known',
    [
      { kind: 'a', description: 'First.' },
      { kind: 'b', role: 'end' as const },
    ],
    ['Event', 'Meaning', 'Place'],
    [
      ['a', 'First.', ''],
      ['b', '', 'last of a turn'],
    ],
  ],
  ['no column without cells', [{ kind: 'a' }, { kind: 'b' }], ['Event'], [['a'], ['b']]],
])('the table of events has %s', (_fact, events, headings, rows) => {
  expect(eventTable({ framing: 'sse', events })).toEqual({ headings, rows });
});

it('links to the history by its title as text', () => {
  const history = { title: 'Read [a] talk', slug: 'talks/read', property: 'past' };
  const notes = streamNotes({ framing: 'sse', events: [], history }, (slug) => `/reference/http/${slug}/`);
  expect(notes).toEqual([
    'The complete events are kept: [Read \\[a\\] talk](/reference/http/talks/read/) gives them as `past`.',
  ]);
});
