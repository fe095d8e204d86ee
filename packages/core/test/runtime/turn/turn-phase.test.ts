import { expect, it } from 'vitest';
import { PhaseTracker, type TurnPhase } from '../../../src/runtime/turn/turn-phase.ts';
import {
  asked,
  found,
  mused,
  musing,
  over,
  said,
  saying,
  type TalkEvent,
  talkStream,
  tried,
} from '../../support/talk.ts';

it.each<[string, readonly TalkEvent[], readonly (TurnPhase | undefined)[]]>([
  ['thoughts', [musing('m'), mused('m')], ['thinking', 'thinking']],
  ['an answer', [saying('a'), said('a')], ['answering', 'answering']],
  ['a tool', [tried('1'), found('1')], ['using-tool', 'waiting']],
  [
    'tools at once',
    [tried('1'), tried('2'), found('1'), found('2')],
    ['using-tool', 'using-tool', 'using-tool', 'waiting'],
  ],
  ['other events', [asked('q'), over, { kind: 'unheard-of' }], [undefined, undefined, undefined]],
])('tells %s', (_, events, wanted) => {
  const phases = new PhaseTracker(talkStream);
  expect(events.map((event) => phases.next(event))).toEqual(wanted);
});

it('takes every text for an answer where none is named', () => {
  const { answers: _, ...description } = talkStream;
  expect(new PhaseTracker(description).next(musing('m'))).toBe('answering');
});

it('tells nothing without a description', () => {
  expect(new PhaseTracker({}).next(saying('a'))).toBeUndefined();
});
