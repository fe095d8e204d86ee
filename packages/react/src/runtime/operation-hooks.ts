'use client';

import {
  type DefaultError,
  type InfiniteData,
  type UseInfiniteQueryOptions,
  type UseInfiniteQueryResult,
  type UseMutationOptions,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  type UseSuspenseInfiniteQueryOptions,
  type UseSuspenseInfiniteQueryResult,
  type UseSuspenseQueryOptions,
  type UseSuspenseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useSuspenseInfiniteQuery,
  useSuspenseQuery,
} from '@tanstack/react-query';
import type { OperationMutationOptions } from './mutation-options.ts';
import type { OperationKey } from './operation-key.ts';
import type { OperationInfiniteQueryOptions, OperationQueryOptions } from './query-options.ts';

export type {
  DefaultError,
  InfiniteData,
  UseInfiniteQueryResult,
  UseMutationResult,
  UseQueryResult,
  UseSuspenseInfiniteQueryResult,
  UseSuspenseQueryResult,
};

/** Options of a query hook: those of `useQuery`, but for the key and the function, which the operation gives. */
export type QueryHookOptions<TQueryData, TData = TQueryData> = Omit<
  UseQueryOptions<TQueryData, DefaultError, TData, OperationKey>,
  'queryKey' | 'queryFn'
>;

/** Options of a suspense hook: those of `useSuspenseQuery`, but for the key and the function. */
export type SuspenseQueryHookOptions<TQueryData, TData = TQueryData> = Omit<
  UseSuspenseQueryOptions<TQueryData, DefaultError, TData, OperationKey>,
  'queryKey' | 'queryFn'
>;

/** What the operation gives of an infinite query. */
type PagingOption = 'queryKey' | 'queryFn' | 'initialPageParam' | 'getNextPageParam';

/** Options of an infinite hook: those of `useInfiniteQuery`, but for the key, the function and the tokens. */
export type InfiniteQueryHookOptions<TPage, TPageParam, TData = InfiniteData<TPage, TPageParam>> = Omit<
  UseInfiniteQueryOptions<TPage, DefaultError, TData, OperationKey, TPageParam>,
  PagingOption
>;

/** Options of an infinite suspense hook: those of `useSuspenseInfiniteQuery`, but for the key, the function and the tokens. */
export type SuspenseInfiniteQueryHookOptions<TPage, TPageParam, TData = InfiniteData<TPage, TPageParam>> = Omit<
  UseSuspenseInfiniteQueryOptions<TPage, DefaultError, TData, OperationKey, TPageParam>,
  PagingOption
>;

/** Options of a mutation hook: those of `useMutation`, but for the key and the function. */
export type MutationHookOptions<TData, TVariables, TOnMutateResult = unknown> = Omit<
  UseMutationOptions<TData, DefaultError, TVariables, TOnMutateResult>,
  'mutationKey' | 'mutationFn'
>;

/** Runs an operation as a query. While a path argument is missing it waits, whatever `enabled` says. */
export function useOperationQuery<TQueryData, TData>(
  operation: OperationQueryOptions<TQueryData>,
  options?: QueryHookOptions<TQueryData, TData>,
): UseQueryResult<TData> {
  return useQuery<TQueryData, DefaultError, TData, OperationKey>(withOptions(operation, options));
}

/** Runs an operation as a query that suspends until there is data, and throws its error to the nearest boundary. */
export function useSuspenseOperationQuery<TQueryData, TData>(
  operation: OperationQueryOptions<TQueryData>,
  options?: SuspenseQueryHookOptions<TQueryData, TData>,
): UseSuspenseQueryResult<TData> {
  return useSuspenseQuery<TQueryData, DefaultError, TData, OperationKey>({ ...operation, ...options });
}

/** Runs a list as an infinite query. While a path argument is missing it waits, whatever `enabled` says. */
export function useInfiniteOperationQuery<TPage, TPageParam, TData>(
  operation: OperationInfiniteQueryOptions<TPage, TPageParam>,
  options?: InfiniteQueryHookOptions<TPage, TPageParam, TData>,
): UseInfiniteQueryResult<TData> {
  return useInfiniteQuery<TPage, DefaultError, TData, OperationKey, TPageParam>(withOptions(operation, options));
}

/** Runs a list as an infinite query that suspends until its first page is there. */
export function useSuspenseInfiniteOperationQuery<TPage, TPageParam, TData>(
  operation: OperationInfiniteQueryOptions<TPage, TPageParam>,
  options?: SuspenseInfiniteQueryHookOptions<TPage, TPageParam, TData>,
): UseSuspenseInfiniteQueryResult<TData> {
  return useSuspenseInfiniteQuery<TPage, DefaultError, TData, OperationKey, TPageParam>({ ...operation, ...options });
}

/** Runs an operation as a mutation. The caller's `onSettled` comes after the operation's own. */
export function useOperationMutation<TData, TVariables, TOnMutateResult>(
  operation: OperationMutationOptions<TData, TVariables>,
  options?: MutationHookOptions<TData, TVariables, TOnMutateResult>,
): UseMutationResult<TData, DefaultError, TVariables, TOnMutateResult> {
  return useMutation<TData, DefaultError, TVariables, TOnMutateResult>({
    ...operation,
    ...options,
    onSettled: (...settled) => {
      operation.onSettled(...settled);
      return options?.onSettled?.(...settled);
    },
  });
}

function withOptions<TOperation extends { readonly enabled?: false }, TOptions extends object>(
  operation: TOperation,
  options: TOptions | undefined,
): TOperation & TOptions {
  return { ...operation, ...options, ...(operation.enabled === false && { enabled: false }) } as TOperation & TOptions;
}
