'use client';

import { type DefaultError, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Turn } from '#core';
import type { OperationKey } from '../operation-key.ts';
import type { OperationQueryOptions } from '../query-options.ts';
import type { TurnHookOptions, TurnHookResult, TurnHookSnapshot } from './turn-hook-types.ts';
import { type TurnSource, turnActions, useTurnBinding, useTurnResult } from './use-turns.ts';

const noEvents: readonly never[] = [];

/** A conversation whose history is a query. */
export interface QueriedTurnSource<TPath extends object, TParams extends object, TEvent, TTurn extends Turn, TAnswer>
  extends TurnSource<TPath, TParams, TEvent, TTurn> {
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
  TPath extends object,
  TParams extends object,
  TEvent,
  TTurn extends Turn,
  TAnswer,
  TSelected extends object = TurnHookSnapshot<TParams, TTurn>,
>(
  source: QueriedTurnSource<TPath, TParams, TEvent, TTurn, TAnswer>,
  options: TurnHookOptions<TParams, TEvent, TTurn, TSelected> = {},
): TurnHookResult<TParams, TEvent, TTurn, TSelected> {
  const { history, events, touches } = source;
  const queryClient = useQueryClient();
  const { data, error } = useQuery<TAnswer, DefaultError, TAnswer, OperationKey>({
    ...history,
    ...(options.store && { enabled: false }),
  });
  const known = data === undefined ? options.history : (events(data) ?? noEvents);
  const { binding, missing } = useTurnBinding(source, options, { events: known, error });
  const { store } = binding;
  // Keys are made anew by each render, and the functions are to stay the same.
  const touched = JSON.stringify(touches);
  const actions = useMemo(() => {
    const invalidate = () => {
      for (const queryKey of JSON.parse(touched) as OperationKey[]) void queryClient.invalidateQueries({ queryKey });
    };
    const { send, retry, ...rest } = turnActions(store, missing);
    return {
      ...rest,
      send: (params: TParams) => send(params).then(invalidate),
      retry: () => retry().then(invalidate),
    };
  }, [store, missing, queryClient, touched]);
  return useTurnResult(binding, options, actions);
}
