import type { Turn, TurnPhase, TurnStore } from '#core';
import { beforeNextFrame } from './before-next-frame.ts';
import { shallowEqual } from './shallow-equal.ts';
import type { TurnHookSnapshot } from './turn-hook-types.ts';

/** Phases in which events come faster than they can be painted. */
const pacedPhases: ReadonlySet<TurnPhase> = new Set(['sending', 'waiting', 'thinking', 'using-tool', 'answering']);

/** What is known of a store's history when it is bound. */
export interface BoundHistory<TEvent> {
  /** What the store was made with. */
  readonly history?: readonly TEvent[] | undefined;
  /** Whether it is still to come. */
  readonly isAwaited: boolean;
}

/**
 * What components subscribe to: a store whose changes are told at most once a frame while a turn runs, and at once
 * otherwise, so that an end is never late. All components of one store share one binding, and so one snapshot.
 */
export class TurnBinding<TParams extends object, TEvent, TTurn extends Turn> {
  readonly store: TurnStore<TParams, TEvent, TTurn>;
  readonly #listeners = new Set<() => void>();
  #committed: TurnHookSnapshot<TParams, TTurn>;
  #taken: readonly TEvent[] | undefined;
  #isLoading: boolean;
  #historyError: unknown;
  #hasRun = false;
  #owners = 0;
  #request: AbortController | undefined;
  #unsubscribe: (() => void) | undefined;
  #cancelFrame: (() => void) | undefined;

  constructor(store: TurnStore<TParams, TEvent, TTurn>, { history, isAwaited }: BoundHistory<TEvent>) {
    this.store = store;
    this.#taken = history;
    this.#isLoading = isAwaited;
    this.#committed = this.#read();
  }

  /** Calls back after each commit, until the function that it gives is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    const entry = () => listener();
    this.#listeners.add(entry);
    // What has changed since it was last looked at, nobody was told of.
    if (!this.#unsubscribe) this.#refresh();
    this.#unsubscribe ??= this.store.subscribe(this.#onChange);
    return () => {
      this.#listeners.delete(entry);
      if (this.#listeners.size > 0) return;
      this.#unsubscribe?.();
      this.#unsubscribe = undefined;
      this.#cancelFrame?.();
      this.#cancelFrame = undefined;
    };
  };

  /** What was committed last. The same object as long as nothing changes. */
  readonly getSnapshot = (): TurnHookSnapshot<TParams, TTurn> => {
    // Nobody is told of changes, so nobody can be told too often.
    if (!this.#unsubscribe) this.#refresh();
    return this.#committed;
  };

  /**
   * Takes a component on that owns the conversation. Without owners its turn is stopped. That is found out a microtask
   * later: strict mode and fast refresh let go of a component and take it back at once.
   *
   * @param loads - Whether the history is read, unless that is done.
   * @returns A function that lets go of the component.
   */
  attach(loads: boolean): () => void {
    this.#owners += 1;
    if (loads) queueMicrotask(() => void this.#load());
    return () => {
      this.#owners -= 1;
      queueMicrotask(() => {
        if (this.#owners > 0) return;
        this.#request?.abort();
        this.#request = undefined;
        this.store.stop();
      });
    };
  }

  /**
   * Takes a history that was read elsewhere. What was seen of a turn that runs, or that was stopped or cut off, stays: the
   * history may know less of it. The next question brings both together.
   */
  takeHistory(events: readonly TEvent[]): void {
    if (events === this.#taken) return;
    this.#taken = events;
    const { status } = this.store.getSnapshot();
    if (status === 'idle' || status === 'done' || (status === 'interrupted' && !this.#hasRun)) {
      this.store.setHistory(events);
    }
    this.#settle(undefined);
  }

  /** Takes note that the history could not be read. What there is stays. */
  failHistory(error: unknown): void {
    this.#settle(error);
  }

  async #load(): Promise<void> {
    if (this.#owners === 0 || this.#request || !this.#isLoading) return;
    const request = new AbortController();
    this.#request = request;
    try {
      await this.store.load({ signal: request.signal });
      this.#settle(undefined);
    } catch (error) {
      if (!request.signal.aborted) this.#settle(error);
    }
  }

  #settle(error: unknown): void {
    this.#isLoading = false;
    this.#historyError = error;
    this.#onChange();
  }

  readonly #onChange = (): void => {
    const isRunning = pacedPhases.has(this.store.getSnapshot().status);
    this.#hasRun ||= isRunning;
    if (isRunning) this.#cancelFrame ??= beforeNextFrame(this.#commit);
    else this.#commit();
  };

  readonly #commit = (): void => {
    this.#cancelFrame?.();
    this.#cancelFrame = undefined;
    if (!this.#refresh()) return;
    for (const listener of this.#listeners) listener();
  };

  #refresh(): boolean {
    const next = this.#read();
    if (shallowEqual(this.#committed, next)) return false;
    this.#committed = next;
    return true;
  }

  #read(): TurnHookSnapshot<TParams, TTurn> {
    return { ...this.store.getSnapshot(), isLoading: this.#isLoading, historyError: this.#historyError };
  }
}

const bindings = new WeakMap<object, unknown>();

/** The one binding of a store: the second argument is for a store that has none yet. */
export function bindingOf<TParams extends object, TEvent, TTurn extends Turn>(
  store: TurnStore<TParams, TEvent, TTurn>,
  history: BoundHistory<TEvent>,
): TurnBinding<TParams, TEvent, TTurn> {
  const known = bindings.get(store) as TurnBinding<TParams, TEvent, TTurn> | undefined;
  if (known) return known;
  const binding = new TurnBinding(store, history);
  bindings.set(store, binding);
  return binding;
}
