'use client';

import { type DefaultError, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Turn } from '#core';
import type { OperationKey } from '../operation-key.ts';
import type { OperationQueryOptions } from '../query-options.ts';
import type { TurnHookOptions, TurnHookResult, TurnHookSnapshot } from './turn-hook-types.ts';
import { type TurnSource, useTurnBinding, useTurnResult } from './use-turns.ts';

const noEvents: readonly never[] = [];

/** A conversation whose history is a query. */
export interface QueriedTurnSource<TParams extends object, TEvent, TTurn extends Turn, TAnswer>
  extends TurnSource<TParams, TEvent, TTurn> {
  readonly history: OperationQueryOptions<TAnswer>;
  /** The events of the query's answer, oldest first. */
  readonly events: (answer: TAnswer) => readonly TEvent[] | null | undefined;
  /** Keys of the queries that a turn makes stale. */
  readonly touches: readonly OperationKey[];
}

/**
 * As `useTurns`, with the history held by the query cache: what was prefetched is there at the first render. When a turn
 * is over, the queries that it touches are marked stale, and the mounted ones are read again.
 */
export function useQueriedTurns<
  TParams extends object,
  TEvent,
  TTurn extends Turn,
  TAnswer,
  TSelected extends object = TurnHookSnapshot<TParams, TTurn>,
>(
  source: QueriedTurnSource<TParams, TEvent, TTurn, TAnswer>,
  options: TurnHookOptions<TParams, TEvent, TTurn, TSelected> = {},
): TurnHookResult<TParams, TEvent, TTurn, TSelected> {
  const { history, events, touches } = source;
  const queryClient = useQueryClient();
  const { data, error } = useQuery<TAnswer, DefaultError, TAnswer, OperationKey>({
    ...history,
    ...(options.store && { enabled: false }),
  });
  const known = data === undefined ? options.history : (events(data) ?? noEvents);
  const binding = useTurnBinding(source, options, { events: known, error });
  const { store } = binding;
  // Keys are made anew by each render, and the functions are to stay the same.
  const touched = JSON.stringify(touches);
  const actions = useMemo(() => {
    const invalidate = () => {
      for (const queryKey of JSON.parse(touched) as OperationKey[]) void queryClient.invalidateQueries({ queryKey });
    };
    return {
      send: (params: TParams) => store.send(params).then(invalidate),
      stop: store.stop,
      retry: () => store.retry().then(invalidate),
      store,
    };
  }, [store, queryClient, touched]);
  return useTurnResult(binding, options, actions);
}
