import type { Turn, TurnStore, TurnStoreOptions, TurnStoreSnapshot } from '#core';

/**
 * All that a turn hook knows at one moment.
 *
 * @typeParam TParams - What a question is asked with.
 * @typeParam TTurn - A turn.
 */
export interface TurnHookSnapshot<TParams extends object = object, TTurn extends Turn = Turn>
  extends TurnStoreSnapshot<TParams, TTurn> {
  /** Whether the history is still to come. */
  readonly isLoading: boolean;
  /** Why the history could not be read. */
  readonly historyError: unknown;
}

/**
 * How a turn hook works. All but `select`, `history` and `store` are taken when the conversation is first rendered, and
 * kept until the path arguments or the client change; what changes from question to question goes into `send`.
 *
 * @typeParam TParams - What a question is asked with.
 * @typeParam TEvent - An event.
 * @typeParam TTurn - A turn.
 * @typeParam TSelected - What the component uses.
 */
export interface TurnHookOptions<TParams extends object, TEvent, TTurn extends Turn, TSelected extends object>
  extends TurnStoreOptions<TParams, TEvent> {
  /**
   * Picks what the component uses, as an object: it renders again only when one of the object's values is another.
   *
   * @example
   * ```ts
   * select: ({ turns, status }) => ({ last: turns.at(-1), isBusy: status !== 'done' })
   * ```
   */
  readonly select?: ((snapshot: TurnHookSnapshot<TParams, TTurn>) => TSelected) | undefined;
  /**
   * A store to use in place of one of the hook's own: another hook's, so that components share one conversation, or one
   * made outside of components, so that its turn outlives them. The hook neither reads its history nor stops it.
   */
  readonly store?: TurnStore<TParams, TEvent, TTurn> | undefined;
}

/** What can be done with a conversation. The functions stay the same as long as the conversation does. */
export interface TurnActions<TParams extends object, TEvent, TTurn extends Turn> {
  /**
   * Asks a question. While a turn runs it waits for its end, or is refused, as `whileRunning` says.
   *
   * @returns A promise that resolves when its turn is over, however it ended: the snapshot says how. It rejects where
   * the question is refused, and with a TypeError while a path argument of the conversation is undefined.
   */
  readonly send: (params: TParams) => Promise<void>;
  /**
   * Stops listening, and keeps what has arrived. The server is not told, so it may go on: then `mayContinue` is set.
   */
  readonly stop: () => void;
  /**
   * Looks for an interrupted turn in the history; asks again what did not arrive, and what failed or was stopped.
   *
   * @returns A promise that resolves when the turn is over, however it ended.
   */
  readonly retry: () => Promise<void>;
  /** The store below, for other hooks and for code outside of components. */
  readonly store: TurnStore<TParams, TEvent, TTurn>;
}

/** What a turn hook gives: what was selected, by default the whole snapshot, and what can be done. */
export type TurnHookResult<TParams extends object, TEvent, TTurn extends Turn, TSelected extends object> = TSelected &
  TurnActions<TParams, TEvent, TTurn>;
