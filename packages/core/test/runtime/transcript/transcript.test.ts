import { array, assert, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Transcript } from '../../../src/runtime/transcript/transcript.ts';
import type { ContentPart, Part } from '../../../src/runtime/transcript/turn.ts';
import {
  asked,
  broken,
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

function turnsOf(...events: readonly unknown[]) {
  return new Transcript(talkStream, events).snapshot().turns;
}

function partsOf(...events: readonly unknown[]): readonly Part[] {
  return turnsOf(...events).flatMap(({ parts }) => parts);
}

const text = (kind: string, content: string, event?: TalkEvent): ContentPart => ({
  type: 'content',
  kind,
  content,
  isComplete: event !== undefined,
  event,
});

describe('a transcript', () => {
  it.each<[string, readonly unknown[], readonly Part[]]>([
    ['joins deltas of a kind', [saying('a'), saying('b')], [text('said', 'ab')]],
    ['replaces deltas by the full event', [saying('a'), saying('b'), said('ab')], [text('said', 'ab', said('ab'))]],
    ['takes the full event’s word', [saying('x'), said('ab')], [text('said', 'ab', said('ab'))]],
    [
      'takes full events alone',
      [mused('m'), said('a')],
      [text('mused', 'm', mused('m')), text('said', 'a', said('a'))],
    ],
    ['keeps kinds apart', [musing('m'), saying('a'), musing('n')], [text('mused', 'mn'), text('said', 'a')]],
    [
      'begins a new text after a full event',
      [saying('a'), said('a'), saying('b')],
      [text('said', 'a', said('a')), text('said', 'b')],
    ],
    [
      'puts a full event where the history has it',
      [saying('a'), tried('1'), saying('b'), said('ab')],
      [{ type: 'tool', id: '1', call: tried('1'), result: undefined }, text('said', 'ab', said('ab'))],
    ],
    [
      'pairs results with calls',
      [tried('1'), tried('2'), found('2', 'b'), found('1', 'a')],
      [
        { type: 'tool', id: '1', call: tried('1'), result: found('1', 'a') },
        { type: 'tool', id: '2', call: tried('2'), result: found('2', 'b') },
      ],
    ],
    ['keeps a result without a call', [found('1')], [{ type: 'tool', id: '1', call: undefined, result: found('1') }]],
    [
      'takes a call that comes after its result',
      [found('1'), tried('1')],
      [{ type: 'tool', id: '1', call: tried('1'), result: found('1') }],
    ],
    [
      'lets an id be used again',
      [tried('1'), found('1', 'a'), tried('1')],
      [
        { type: 'tool', id: '1', call: tried('1'), result: found('1', 'a') },
        { type: 'tool', id: '1', call: tried('1'), result: undefined },
      ],
    ],
    ['notes what was used', [over], [{ type: 'usage', usage: { steps: 1 } }]],
    [
      'notes a failure',
      [broken],
      [
        { type: 'error', message: 'no luck' },
        { type: 'usage', usage: { steps: 1 } },
      ],
    ],
    [
      'says something of a failure without words',
      [{ kind: 'over', failed: true }],
      [{ type: 'error', message: 'The server reported a failure.' }],
    ],
    ...[
      { kind: 'unheard-of', x: 1 },
      { kind: '__proto__' },
      { kind: 'saying', bit: 5 },
      { kind: 'said' },
      null,
      5,
      {},
    ].map((event): [string, unknown[], Part[]] => [
      `lets ${JSON.stringify(event)} pass as unknown`,
      [event],
      [{ type: 'unknown', event }],
    ]),
    [
      'lets a call without an id pass as unknown',
      [{ kind: 'tried', ref: { toString: 1 } }],
      [{ type: 'unknown', event: { kind: 'tried', ref: { toString: 1 } } }],
    ],
  ])('%s', (_, events, wanted) => {
    expect(partsOf(...events)).toEqual(wanted);
  });

  it.each([
    ['a question alone', [asked('q')], [{ input: asked('q'), status: 'running', end: undefined }]],
    ['an answer alone', [said('a'), over], [{ input: undefined, status: 'done', end: over }]],
    ['a failed turn', [asked('q'), broken], [{ input: asked('q'), status: 'failed', end: broken }]],
    [
      'turns one after the other',
      [asked('q'), over, asked('r'), over],
      [
        { input: asked('q'), status: 'done' },
        { input: asked('r'), status: 'done' },
      ],
    ],
    [
      'a turn that never ended',
      [asked('q'), saying('a'), asked('r')],
      [
        { input: asked('q'), status: 'interrupted' },
        { input: asked('r'), status: 'running' },
      ],
    ],
    ['what comes after an end', [over, said('a')], [{ status: 'done' }, { input: undefined, status: 'running' }]],
  ])('tells the course of %s', (_, events, wanted) => {
    const turns = turnsOf(...events);
    expect(turns).toHaveLength(wanted.length);
    for (const [index, turn] of wanted.entries()) expect(turns[index]).toMatchObject({ ...turn, delivery: 'sent' });
  });

  it('that is interrupted goes on when something comes all the same', () => {
    const transcript = new Transcript(talkStream, [asked('q'), saying('a')]);
    transcript.interrupt();
    expect(transcript.snapshot().turns[0]?.status).toBe('interrupted');
    transcript.push(saying('b'));
    expect(transcript.snapshot().turns).toMatchObject([{ status: 'running', parts: [{ content: 'ab' }] }]);
  });

  it('without a description holds events as they are', () => {
    const transcript = new Transcript({}, [over, 5]);
    expect(transcript.snapshot().turns).toMatchObject([{ parts: [{ event: over }, { event: 5 }], status: 'running' }]);
  });
});

describe('snapshots', () => {
  it('are the same object until something changes', () => {
    const transcript = new Transcript(talkStream, [saying('a')]);
    const before = transcript.snapshot();
    expect(transcript.snapshot()).toBe(before);
    transcript.push(saying('b'));
    expect(transcript.snapshot()).not.toBe(before);
  });

  it('share the turns and parts that have not changed', () => {
    const transcript = new Transcript(talkStream, [asked('q'), said('a'), over, asked('r'), mused('m'), saying('b')]);
    const [oldTurn, oldLast] = transcript.snapshot().turns;
    transcript.push(saying('c'));
    const [newTurn, newLast] = transcript.snapshot().turns;
    expect(newTurn).toBe(oldTurn);
    expect(newLast).not.toBe(oldLast);
    expect(newLast?.parts[0]).toBe(oldLast?.parts[0]);
    expect(newLast?.parts[1]).toEqual(text('said', 'bc'));
    expect(oldLast?.parts[1]).toEqual(text('said', 'b'));
  });

  it('share equal turns of another transcript', () => {
    const live = new Transcript(talkStream, [asked('q'), saying('a'), said('a'), over, asked('r'), saying('b')]);
    const { turns } = live.snapshot();
    const stored = new Transcript(talkStream, [asked('q'), said('a'), over, asked('r'), said('bc'), over]);
    stored.reuse(turns);
    expect(stored.snapshot().turns[0]).toBe(turns[0]);
    expect(stored.snapshot().turns[1]).toMatchObject({ status: 'done', parts: [{ content: 'bc' }, {}] });
  });

  it('never change afterwards', () => {
    assert(
      property(array(recordedTurn(), { maxLength: 3 }), (turns) => {
        const transcript = new Transcript<TalkEvent>(talkStream);
        const taken: [object, string][] = [];
        for (const event of turns.flatMap(({ stored: [input], live }) => [...(input ? [input] : []), ...live])) {
          transcript.push(event);
          taken.push([transcript.snapshot(), JSON.stringify(transcript.snapshot())]);
        }
        for (const [snapshot, json] of taken) expect(JSON.stringify(snapshot)).toBe(json);
      }),
    );
  });
});

describe('any course of turns', () => {
  it('is the same live and stored', () => {
    assert(
      property(array(recordedTurn(), { maxLength: 3 }), (turns) => {
        const live = turns.flatMap((turn) => [...turn.stored.slice(0, 1), ...turn.live]);
        expect(turnsOf(...live)).toEqual(turnsOf(...turns.flatMap(({ stored }) => stored)));
      }),
    );
  });

  it('gives the same turns whether or not it is looked at on the way', () => {
    assert(
      property(recordedTurn(), nat(40), ({ live }, length) => {
        const prefix = live.slice(0, length);
        const watched = new Transcript<TalkEvent>(talkStream);
        for (const event of prefix) {
          watched.push(event);
          watched.snapshot();
        }
        expect(watched.snapshot().turns).toEqual(turnsOf(...prefix));
      }),
    );
  });

  it('holds, cut anywhere, all text that was sent so far', () => {
    const textsOf = (events: readonly TalkEvent[], delta: string, full: string) => {
      // What is whole, and then the pieces of what is not.
      let whole = '';
      let open = '';
      for (const event of events) {
        if (event.kind === delta) open += event.bit;
        if (event.kind !== full) continue;
        whole += event.words;
        open = '';
      }
      return whole + open;
    };
    assert(
      property(recordedTurn(), nat(40), ({ live }, length) => {
        const prefix = live.slice(0, length);
        const content = (kind: string) =>
          partsOf(...prefix)
            .flatMap((part) => (part.type === 'content' && part.kind === kind ? [part.content] : []))
            .join('');
        expect(content('said')).toBe(textsOf(prefix, 'saying', 'said'));
        expect(content('mused')).toBe(textsOf(prefix, 'musing', 'mused'));
      }),
    );
  });
});
