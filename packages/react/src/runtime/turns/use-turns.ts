'use client';

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Client, Turn, TurnStore, TurnStoreOptions } from '#core';
import { type KnownPath, missingName, refuseMissing } from '../known-path.ts';
import { shallowEqual } from './shallow-equal.ts';
import { bindingOf, type TurnBinding } from './turn-binding.ts';
import type { TurnActions, TurnHookOptions, TurnHookResult, TurnHookSnapshot } from './turn-hook-types.ts';

/** A conversation. Its store is kept until the client or a path argument changes. */
export interface TurnSource<TPath extends object, TParams extends object, TEvent, TTurn extends Turn> {
  readonly client: Client;
  /** Path arguments by name. While one is undefined there is no conversation yet. */
  readonly path: TPath;
  /** Makes its store. That requests nothing. */
  readonly create: (
    path: KnownPath<TPath>,
    options: TurnStoreOptions<TParams, TEvent>,
  ) => TurnStore<TParams, TEvent, TTurn>;
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
 * most once a frame. While a path argument is undefined it is idle and refuses questions.
 */
export function useTurns<
  TPath extends object,
  TParams extends object,
  TEvent,
  TTurn extends Turn,
  TSelected extends object = TurnHookSnapshot<TParams, TTurn>,
>(
  source: TurnSource<TPath, TParams, TEvent, TTurn>,
  options: TurnHookOptions<TParams, TEvent, TTurn, TSelected> = {},
): TurnHookResult<TParams, TEvent, TTurn, TSelected> {
  const { history } = options;
  const { binding, missing } = useTurnBinding(source, options, history && { events: history, error: undefined });
  const { store } = binding;
  const actions = useMemo(() => turnActions(store, missing), [store, missing]);
  return useTurnResult(binding, options, actions);
}

/** What can be done with the conversation of a store, which refuses questions while it misses a path argument. */
export function turnActions<TParams extends object, TEvent, TTurn extends Turn>(
  store: TurnStore<TParams, TEvent, TTurn>,
  missing: string | undefined,
): TurnActions<TParams, TEvent, TTurn> {
  const send = async (params: TParams) => {
    refuseMissing(missing);
    await store.send(params);
  };
  return { send, stop: store.stop, retry: store.retry, store };
}

/** What components of a conversation share, and the path argument that it waits for. */
interface BoundTurns<TParams extends object, TEvent, TTurn extends Turn> {
  readonly binding: TurnBinding<TParams, TEvent, TTurn>;
  readonly missing: string | undefined;
}

/**
 * The binding of a conversation, or of the store that is given.
 *
 * @param history - A history that is read elsewhere. Without it the binding reads its own.
 */
export function useTurnBinding<
  TPath extends object,
  TParams extends object,
  TEvent,
  TTurn extends Turn,
  TSelected extends object,
>(
  source: TurnSource<TPath, TParams, TEvent, TTurn>,
  { store, select: _select, history: _history, ...settings }: TurnHookOptions<TParams, TEvent, TTurn, TSelected>,
  history: TurnHistory<TEvent> | undefined,
): BoundTurns<TParams, TEvent, TTurn> {
  const { client, path, create } = source;
  const identity = [client, ...Object.values(path)];
  const missing = store ? undefined : missingName(path);
  const events = history?.events;
  const make = () => {
    if (store) return { identity, store, binding: bindingOf(store, { isAwaited: false }) };
    // Of a conversation that misses a path argument the client sends nothing, so that an empty store may stand for it.
    const made = create(path as KnownPath<TPath>, { ...settings, history: events });
    const isAwaited = events === undefined && missing === undefined;
    return { identity, store, binding: bindingOf(made, { history: events, isAwaited }) };
  };
  const [held, hold] = useState(make);
  let { binding } = held;
  if (held.store !== store || !shallowEqual(held.identity, identity)) {
    const next = make();
    hold(next);
    binding = next.binding;
  }
  const isOwner = store === undefined;
  const loads = history === undefined && missing === undefined;
  useEffect(() => (isOwner ? binding.attach(loads) : undefined), [binding, isOwner, loads]);
  const error = history?.error;
  useEffect(() => {
    if (!isOwner) return;
    if (events) binding.takeHistory(events);
    else if (error) binding.failHistory(error);
  }, [binding, isOwner, events, error]);
  return { binding, missing };
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
