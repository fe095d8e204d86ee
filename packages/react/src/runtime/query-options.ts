import type { DataTag, DefaultError, InfiniteData, QueryFunction } from '@tanstack/react-query';
import { type KnownPath, knownPath, missingName } from './known-path.ts';
import type { OperationKey } from './operation-key.ts';

/** A result as it is cached: null in place of nothing, which the cache does not hold. */
export type CachedData<TResult> = TResult extends void ? null : TResult;

/** Options that `useQuery`, `useSuspenseQuery`, `useQueries` and the methods of a `QueryClient` take. */
export interface OperationQueryOptions<TData> {
  /** Names the operation and its arguments, and carries the type of the data. */
  readonly queryKey: OperationKey & DataTag<OperationKey, TData, DefaultError>;
  /** Makes the call. */
  readonly queryFn: QueryFunction<TData, OperationKey>;
  /** The client tries again by itself, where that is safe. A second layer of retries would multiply the requests. */
  readonly retry: false;
  /** Present where a path argument is missing: hooks then wait for it. */
  readonly enabled?: false;
}

/** Options that `useInfiniteQuery`, `useSuspenseInfiniteQuery` and the methods of a `QueryClient` take. */
export interface OperationInfiniteQueryOptions<TPage, TPageParam> {
  /** As {@link OperationQueryOptions.queryKey}; another than that of the plain query. */
  readonly queryKey: OperationKey & DataTag<OperationKey, InfiniteData<TPage, TPageParam>, DefaultError>;
  /** Reads one page. */
  readonly queryFn: QueryFunction<TPage, OperationKey, TPageParam>;
  /** Token of the page to begin with; undefined for the first. */
  readonly initialPageParam: TPageParam;
  /** Token of the page after the last one; undefined or null where there is none. */
  readonly getNextPageParam: (
    lastPage: TPage,
    pages: readonly TPage[],
    lastPageParam: TPageParam,
  ) => TPageParam | null | undefined;
  /** As {@link OperationQueryOptions.retry}. */
  readonly retry: false;
  /** As {@link OperationQueryOptions.enabled}. */
  readonly enabled?: false;
}

/** An operation that reads: its key, its path arguments, and the call that the client makes. */
export interface OperationQuery<TPath, TResult> {
  readonly key: OperationKey;
  /** A value that is undefined is not known yet. */
  readonly path: TPath;
  readonly call: (path: KnownPath<TPath>, signal: AbortSignal) => PromiseLike<TResult>;
}

/** An operation that reads a list page by page. */
export interface OperationPages<TPath, TResult, TToken> {
  readonly key: OperationKey;
  /** A value that is undefined is not known yet. */
  readonly path: TPath;
  /** Token of the page to begin with; undefined for the first. */
  readonly firstToken: TToken;
  readonly call: (path: KnownPath<TPath>, token: NoInfer<TToken>, signal: AbortSignal) => PromiseLike<TResult>;
  /** Token of the page after the given one, which its own asked for; undefined, null or empty after the last. */
  readonly nextToken: (page: CachedData<TResult>, token: NoInfer<TToken>) => NoInfer<TToken> | null | undefined;
}

/**
 * Makes the options of a query. They need no React and no provider, so a server can prefetch with them.
 *
 * The request goes out one microtask after the query starts and not at all if the query is cancelled before: React's
 * strict mode mounts, unmounts and mounts again at once, and only the last mount is to send.
 */
export function operationQuery<TPath extends object, TResult>({
  key,
  path,
  call,
}: OperationQuery<TPath, TResult>): OperationQueryOptions<CachedData<TResult>> {
  return {
    queryKey: key as OperationQueryOptions<CachedData<TResult>>['queryKey'],
    queryFn: ({ signal }) => read(signal, () => call(knownPath(path), signal)),
    retry: false,
    ...waiting(path),
  };
}

/**
 * Makes the options of an infinite query, which holds a list page by page. As {@link operationQuery}, they need no
 * React.
 */
export function operationInfiniteQuery<TPath extends object, TResult, TToken>({
  key,
  path,
  firstToken,
  nextToken,
  call,
}: OperationPages<TPath, TResult, TToken>): OperationInfiniteQueryOptions<CachedData<TResult>, TToken> {
  return {
    queryKey: key as OperationInfiniteQueryOptions<CachedData<TResult>, TToken>['queryKey'],
    // The library's type of `pageParam` stays open until TToken is known.
    queryFn: ({ signal, pageParam }) => read(signal, () => call(knownPath(path), pageParam as TToken, signal)),
    initialPageParam: firstToken,
    getNextPageParam: (lastPage, _pages, lastPageParam) => {
      const token = nextToken(lastPage, lastPageParam);
      return token === '' ? undefined : token;
    },
    retry: false,
    ...waiting(path),
  };
}

async function read<TResult>(signal: AbortSignal, call: () => PromiseLike<TResult>): Promise<CachedData<TResult>> {
  await Promise.resolve();
  signal.throwIfAborted();
  return ((await call()) ?? null) as CachedData<TResult>;
}

function waiting(path: object): { readonly enabled?: false } {
  return missingName(path) === undefined ? {} : { enabled: false };
}
