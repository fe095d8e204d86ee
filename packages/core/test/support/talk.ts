import { type Arbitrary, array, boolean, constantFrom, oneof, record, string, tuple, uniqueArray } from 'fast-check';
import type { OperationStream } from '../../src/runtime/operation.ts';

/** An event of the API that tests use. */
export type TalkEvent = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** How its events make up a turn. */
export const talkStream: OperationStream = {
  discriminator: 'kind',
  ends: 'over',
  fails: { when: 'failed', message: 'reason' },
  usage: 'spent',
  starts: { event: 'asked', content: 'words', from: 'question' },
  answers: 'said',
  deltas: {
    saying: { full: 'said', piece: 'bit', whole: 'words' },
    musing: { full: 'mused', piece: 'bit', whole: 'words' },
  },
  calls: { call: 'tried', result: 'found', by: 'ref' },
};

export const asked = (words: string): TalkEvent => ({ kind: 'asked', words });
export const saying = (bit: string): TalkEvent => ({ kind: 'saying', bit });
export const musing = (bit: string): TalkEvent => ({ kind: 'musing', bit });
export const said = (words: string): TalkEvent => ({ kind: 'said', words });
export const mused = (words: string): TalkEvent => ({ kind: 'mused', words });
export const tried = (ref: string): TalkEvent => ({ kind: 'tried', ref });
export const found = (ref: string, answer: unknown = null): TalkEvent => ({ kind: 'found', ref, answer });
export const over: TalkEvent = { kind: 'over', failed: false, reason: null, spent: { steps: 1 } };
export const broken: TalkEvent = { kind: 'over', failed: true, reason: 'no luck', spent: { steps: 1 } };

/** A turn as it is sent, and as it is stored. */
export interface RecordedTurn {
  readonly live: readonly TalkEvent[];
  readonly stored: readonly TalkEvent[];
}

type Step = Pick<RecordedTurn, 'live' | 'stored'>;

function told(delta: typeof saying, full: typeof said): Arbitrary<Step> {
  // Something else may come between the pieces; what is stored comes in the order of the full events.
  const between = array(constantFrom<TalkEvent>({ kind: 'unheard-of' }), { maxLength: 1 });
  return tuple(array(string(), { maxLength: 4 }), between).map(([bits, others]) => {
    const [first, ...rest] = bits.map(delta);
    const whole = full(bits.join(''));
    return { live: [...(first ? [first] : []), ...others, ...rest, whole], stored: [...others, whole] };
  });
}

/** Turns of any course. */
export function recordedTurn(): Arbitrary<RecordedTurn> {
  const refs = uniqueArray(string({ minLength: 1, maxLength: 3 }), { maxLength: 2 });
  const tools = tuple(refs, boolean()).map(([ids, isReversed]): Step => {
    const results = ids.map((ref) => found(ref, { ref }));
    const events = [...ids.map(tried), ...(isReversed ? results.reverse() : results)];
    return { live: events, stored: events };
  });
  const step = oneof(told(saying, said), told(musing, mused), tools);
  return record({ question: string(), steps: array(step, { maxLength: 5 }), end: constantFrom(over, broken) }).map(
    ({ question, steps, end }) => {
      // The same call twice would be the same tool's.
      const distinct = steps.map(({ live, stored }, index) => ({
        live: live.map(rename(index)),
        stored: stored.map(rename(index)),
      }));
      return {
        live: [...distinct.flatMap(({ live }) => live), end],
        stored: [asked(question), ...distinct.flatMap(({ stored }) => stored), end],
      };
    },
  );
}

function rename(index: number): (event: TalkEvent) => TalkEvent {
  return (event) => ('ref' in event ? { ...event, ref: `${index}-${event.ref}` } : event);
}
