import type { Job, Prepare } from '../harness/contender.ts';

/** What a contender is given. */
export interface TranscriptInput {
  readonly deltas: number;
}

/** A delta as the API streams it. */
export interface TextDelta {
  readonly type: 'text_delta';
  readonly content: string;
}

/**
 * Makes so many turns, each of the same deltas.
 *
 * @param reduce - Gives the length of the text that it made of them.
 */
export function transcriptJob(
  reduce: (deltas: readonly TextDelta[]) => number | Promise<number>,
): Prepare<TranscriptInput> {
  return ({ deltas: count }): Job => {
    const deltas = Array.from({ length: count }, (): TextDelta => ({ type: 'text_delta', content: 'revenue ' }));
    return async (times) => {
      for (let turn = 0; turn < times; turn++) {
        const length = await reduce(deltas);
        if (length !== count * 8) throw new Error(`A text of ${length} was made of ${count} deltas.`);
      }
      return undefined;
    };
  };
}
