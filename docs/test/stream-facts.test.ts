import { expect, it } from 'vitest';
import { eventTable } from '../src/runtime/stream-facts.ts';

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
