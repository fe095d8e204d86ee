import { array, assert, boolean, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TurnJoin } from '../../../src/runtime/recovery/turn-join.ts';
import { Transcript } from '../../../src/runtime/transcript/transcript.ts';
import {
  asked,
  found,
  mused,
  musing,
  over,
  recordedTurn,
  said,
  saying,
  type TalkEvent,
  talkStream,
  tried,
} from '../../support/talk.ts';

function join(seen: readonly TalkEvent[], before = 0, question = 'q'): TurnJoin<TalkEvent> {
  const turnJoin = new TurnJoin<TalkEvent>(talkStream, before, question);
  for (const event of seen) turnJoin.note(event);
  return turnJoin;
}

function turnOf(events: readonly TalkEvent[]) {
  return new Transcript<TalkEvent>(talkStream, events).snapshot().turns[0];
}

describe('what was missed of a turn', () => {
  it.each<[string, readonly TalkEvent[], readonly TalkEvent[], readonly TalkEvent[]]>([
    ['nothing seen', [], [asked('q'), said('a'), over], [said('a'), over]],
    ['all seen', [said('a'), over], [asked('q'), said('a'), over], []],
    ['some deltas seen', [saying('a'), saying('b')], [asked('q'), said('abc'), over], [said('abc'), over]],
    ['a full event seen', [mused('m'), saying('a')], [asked('q'), mused('m'), said('ab')], [said('ab')]],
    [
      'a tool at work',
      [mused('m'), tried('1')],
      [asked('q'), mused('m'), tried('1'), found('1'), mused('n'), said('a'), over],
      [found('1'), mused('n'), said('a'), over],
    ],
    [
      'deltas stored in other pieces',
      [saying('ab')],
      [asked('q'), saying('a'), saying('bcd'), saying('e')],
      [saying('cd'), saying('e')],
    ],
    [
      'stored deltas of an event that is whole',
      [musing('m')],
      [asked('q'), musing('m'), mused('mn'), over],
      [mused('mn'), over],
    ],
    [
      'stored deltas after a whole event of their kind',
      [saying('a')],
      [asked('q'), saying('a'), said('ab'), saying('c')],
      [said('ab'), saying('c')],
    ],
    ['stored deltas of an event that was seen whole', [musing('m'), mused('m')], [asked('q'), musing('m')], []],
    ['stored deltas without text', [], [asked('q'), musing('')], []],
    [
      'an event of a kind that only the stream has',
      [{ kind: 'ping' }, said('a')],
      [asked('q'), said('a'), over],
      [over],
    ],
    ['a later turn', [], [asked('q'), said('a'), over, asked('r'), said('b')], [said('a'), over]],
    ['a later turn after one that never ended', [], [asked('q'), said('a'), asked('r'), over], [said('a')]],
  ])('with %s', (_, seen, history, wanted) => {
    const turnJoin = join(seen);
    expect(turnJoin.missing(history)).toEqual(wanted);
    expect(turnJoin.missing(history)).toEqual([]);
  });

  it.each<[string, number, readonly TalkEvent[]]>([
    ['an empty history', 0, []],
    ['a history that is as long as before', 2, [asked('q'), over]],
    ['a shorter history', 5, [asked('q'), over]],
    ['a history with another’s question', 0, [asked('other'), over]],
  ])('is unknown in %s', (_, before, history) => {
    expect(join([], before).missing(history)).toBeUndefined();
  });

  it('is found behind another’s turn', () => {
    expect(join([], 2).missing([asked('q'), over, asked('r'), over, asked('q'), said('a')])).toEqual([said('a')]);
  });

  it('is all that follows where nothing opens a turn', () => {
    const { starts: _, ...description } = talkStream;
    const turnJoin = new TurnJoin<TalkEvent>(description, 1, undefined);
    expect(turnJoin.missing([over, said('a'), over])).toEqual([said('a'), over]);
  });

  it('joined to what was seen is the whole turn, wherever it broke and however it was stored', () => {
    assert(
      property(
        array(recordedTurn(), { maxLength: 2 }),
        recordedTurn(),
        nat(30),
        array(nat(30), { maxLength: 3 }),
        boolean(),
        (earlier, { live, stored }, cut, polls, keepsDeltas) => {
          const past = earlier.flatMap((turn) => turn.stored);
          const [opening, ...rest] = stored as [TalkEvent, ...TalkEvent[]];
          const history = [opening, ...(keepsDeltas ? live : rest)];
          const seen = live.slice(0, cut);
          const turnJoin = join(seen, past.length, opening.words as string);
          const events = [...seen];
          // The history grows up to the whole turn while it is asked for.
          for (const length of [...polls.sort((a, b) => a - b), history.length]) {
            events.push(...(turnJoin.missing([...past, ...history.slice(0, length)]) ?? []));
          }
          expect(turnOf(events)).toEqual(turnOf(rest));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
