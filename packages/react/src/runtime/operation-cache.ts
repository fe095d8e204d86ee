import type { InfiniteData, InvalidateOptions, QueryClient, SetDataOptions, Updater } from '@tanstack/react-query';
import type { OperationInfiniteQueryOptions, OperationQueryOptions } from './query-options.ts';

export type { InfiniteData, QueryClient };

/** The cached data of one use of an operation, and how it is filled. */
export interface OperationCache<TData> {
  /**
   * Reads the data where none is cached or it is stale, as a server does before it renders. A failure is not thrown: a
   * component that needs the data asks again.
   */
  readonly prefetch: () => Promise<void>;
  /** Gives the cached data, however old, and reads it where there is none, as a router's loader does. Throws what the call throws. */
  readonly ensureData: () => Promise<TData>;
  /** The cached data, or undefined where there is none. It is shared: do not change it in place. */
  readonly getData: () => TData | undefined;
  /**
   * Writes the data, or what a function makes of it. Undefined writes nothing.
   *
   * @returns What is cached now.
   */
  readonly setData: (
    updater: Updater<TData | undefined, TData | undefined>,
    options?: SetDataOptions,
  ) => TData | undefined;
  /**
   * Marks as stale what was read with at least the same arguments, and reads again what is mounted. The promise resolves
   * when that is done.
   */
  readonly invalidate: (options?: InvalidateOptions) => Promise<void>;
}

type DataMethods<TData> = Pick<OperationCache<TData>, 'getData' | 'setData' | 'invalidate'>;

/** Ties a query's options to a query client. Needs no React. */
export function operationCache<TData>(
  queryClient: QueryClient,
  options: OperationQueryOptions<TData>,
): OperationCache<TData> {
  // Of two names for one thing these are the older: `query`, which takes their place, is not in all of the peer's range.
  return {
    ...dataMethods<TData>(queryClient, options),
    prefetch: () => queryClient.prefetchQuery(options),
    ensureData: () => queryClient.ensureQueryData(options),
  };
}

/** Ties an infinite query's options to a query client. Needs no React. */
export function operationInfiniteCache<TPage, TPageParam>(
  queryClient: QueryClient,
  options: OperationInfiniteQueryOptions<TPage, TPageParam>,
): OperationCache<InfiniteData<TPage, TPageParam>> {
  return {
    ...dataMethods<InfiniteData<TPage, TPageParam>>(queryClient, options),
    prefetch: () => queryClient.prefetchInfiniteQuery(options),
    ensureData: () => queryClient.ensureInfiniteQueryData(options),
  };
}

function dataMethods<TData>(
  queryClient: QueryClient,
  { queryKey }: Pick<OperationQueryOptions<TData>, 'queryKey'>,
): DataMethods<TData> {
  return {
    getData: () => queryClient.getQueryData<TData>(queryKey),
    setData: (updater, options) => queryClient.setQueryData<TData>(queryKey, updater, options),
    invalidate: (options) => queryClient.invalidateQueries({ queryKey }, options),
  };
}
