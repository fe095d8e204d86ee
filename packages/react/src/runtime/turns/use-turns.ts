'use client';

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Turn, TurnStore, TurnStoreOptions } from '#core';
import { shallowEqual } from './shallow-equal.ts';
import { bindingOf, type TurnBinding } from './turn-binding.ts';
import type { TurnActions, TurnHookOptions, TurnHookResult, TurnHookSnapshot } from './turn-hook-types.ts';

/** A conversation. */
export interface TurnSource<TParams extends object, TEvent, TTurn extends Turn> {
  /** The client and the path arguments: a store is kept until one of them changes. */
  readonly identity: readonly unknown[];
  /** Makes its store. That requests nothing. */
  readonly create: (options: TurnStoreOptions<TParams, TEvent>) => TurnStore<TParams, TEvent, TTurn>;
}

/** A history that is read elsewhere. */
export interface TurnHistory<TEvent> {
  /** Undefined while it is still to come. */
  readonly events: readonly TEvent[] | undefined;
  readonly error: unknown;
}

/**
 * Follows the turns of a conversation. The hook reads the history when it is mounted, unless `history` or `store` is
 * given, and stops the turn that runs when it is unmounted or the conversation changes. While a turn runs it renders at
 * most once a frame.
 */
export function useTurns<
  TParams extends object,
  TEvent,
  TTurn extends Turn,
  TSelected extends object = TurnHookSnapshot<TParams, TTurn>,
>(
  source: TurnSource<TParams, TEvent, TTurn>,
  options: TurnHookOptions<TParams, TEvent, TTurn, TSelected> = {},
): TurnHookResult<TParams, TEvent, TTurn, TSelected> {
  const { history } = options;
  const binding = useTurnBinding(source, options, history && { events: history, error: undefined });
  const { store } = binding;
  const actions = useMemo(() => ({ send: store.send, stop: store.stop, retry: store.retry, store }), [store]);
  return useTurnResult(binding, options, actions);
}

/**
 * The binding of a conversation, or of the store that is given.
 *
 * @param history - A history that is read elsewhere. Without it the binding reads its own.
 */
export function useTurnBinding<TParams extends object, TEvent, TTurn extends Turn, TSelected extends object>(
  source: TurnSource<TParams, TEvent, TTurn>,
  { store, select: _select, history: _history, ...settings }: TurnHookOptions<TParams, TEvent, TTurn, TSelected>,
  history: TurnHistory<TEvent> | undefined,
): TurnBinding<TParams, TEvent, TTurn> {
  const { create, identity } = source;
  const events = history?.events;
  const make = () => {
    const bound = store
      ? bindingOf(store, { isAwaited: false })
      : bindingOf(create({ ...settings, history: events }), { history: events, isAwaited: events === undefined });
    return { identity, store, binding: bound };
  };
  const [held, hold] = useState(make);
  let { binding } = held;
  if (held.store !== store || !shallowEqual(held.identity, identity)) {
    const next = make();
    hold(next);
    binding = next.binding;
  }
  const isOwner = store === undefined;
  const loads = history === undefined;
  useEffect(() => (isOwner ? binding.attach(loads) : undefined), [binding, isOwner, loads]);
  const error = history?.error;
  useEffect(() => {
    if (!isOwner) return;
    if (events) binding.takeHistory(events);
    else if (error) binding.failHistory(error);
  }, [binding, isOwner, events, error]);
  return binding;
}

/** What was selected of a binding's snapshot, and what can be done, as one object that changes only with either. */
export function useTurnResult<TParams extends object, TEvent, TTurn extends Turn, TSelected extends object>(
  binding: TurnBinding<TParams, TEvent, TTurn>,
  { select }: Pick<TurnHookOptions<TParams, TEvent, TTurn, TSelected>, 'select'>,
  actions: TurnActions<TParams, TEvent, TTurn>,
): TurnHookResult<TParams, TEvent, TTurn, TSelected> {
  const getSelected = useMemo(() => selectFrom(binding.getSnapshot, select), [binding, select]);
  const selected = useSyncExternalStore(binding.subscribe, getSelected, getSelected);
  return useMemo(() => ({ ...selected, ...actions }), [selected, actions]);
}

/** Reads a selection that keeps its identity until one of its values changes. */
function selectFrom<TSnapshot extends object, TSelected extends object>(
  getSnapshot: () => TSnapshot,
  select: ((snapshot: TSnapshot) => TSelected) | undefined,
): () => TSelected {
  let snapshot: TSnapshot | undefined;
  let selected: TSelected | undefined;
  return () => {
    const current = getSnapshot();
    if (selected && snapshot === current) return selected;
    snapshot = current;
    // Without `select` the selection is the snapshot: the type parameter's default says so.
    const next = select ? select(current) : (current as unknown as TSelected);
    if (!selected || !shallowEqual(selected, next)) selected = next;
    return selected;
  };
}
