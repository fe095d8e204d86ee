import type { RequestOptions } from '../options.ts';
import type { RecoverOptions } from '../recovery/recover-options.ts';
import type { Turn } from '../transcript/turn.ts';
import type { TurnPhase } from './turn-phase.ts';

/**
 * How a {@link TurnStore} works.
 *
 * @typeParam TParams - What a question is asked with.
 * @typeParam TEvent - An event.
 */
export interface TurnStoreOptions<TParams extends object = object, TEvent = unknown> {
  /** What is stored already, oldest first. Without it the store begins empty, until {@link TurnStore.load}. */
  readonly history?: readonly TEvent[] | undefined;
  /** Parameters of every question that does not name others, and of reading the history. */
  readonly params?: Partial<TParams> | undefined;
  /** What becomes of a question that is asked while a turn runs. Default: `queue`. */
  readonly whileRunning?: 'queue' | 'refuse' | undefined;
  /**
   * Whether a turn whose stream drops is looked for in the history. Then the history is read before each question.
   * Default: true, with a deadline of 60,000 ms.
   */
  readonly recover?: boolean | Pick<RecoverOptions, 'timeout'> | undefined;
  /** Settings of all requests. */
  readonly request?: Omit<RequestOptions, 'signal'> | undefined;
}

/**
 * All that a {@link TurnStore} knows at one moment. It never changes; turns and parts keep their identity in the next
 * snapshot unless they change.
 *
 * @typeParam TParams - What a question is asked with.
 * @typeParam TTurn - A turn.
 */
export interface TurnStoreSnapshot<TParams extends object = object, TTurn extends Turn = Turn> {
  /** Oldest first: the history, the turn that runs, and questions that wait or could not be sent (see `delivery`). */
  readonly turns: readonly TTurn[];
  readonly status: TurnPhase;
  /** Why the status is `failed` or `interrupted`. */
  readonly error: unknown;
  /** What the last turn that ended has used. */
  readonly usage: UsageOf<TTurn> | undefined;
  /**
   * Questions that did not arrive, given back for the input they came from. The turns of these are the last ones, with
   * the delivery `failed`. `retry` asks them again; the next `send` drops them.
   */
  readonly unsent: readonly TParams[];
  /** Whether the server may still be at work on a turn that was stopped or interrupted here. */
  readonly mayContinue: boolean;
}

/** What a turn says it used. */
export type UsageOf<TTurn extends Turn> = Extract<TTurn['parts'][number], { readonly type: 'usage' }>['usage'];
