import type { FormData } from './page-data.ts';

const purposes: Record<Exclude<FormData['kind'], 'client'>, string> = {
  query: 'Reads, caches and refreshes.',
  suspense: 'The same query, which suspends until there is data.',
  infinite: 'All pages that were read; `fetchNextPage` reads one more.',
  suspenseInfinite: 'The same pages, which suspend until the first is there.',
  options: 'Options of the query, for prefetching, routers and servers.',
  infiniteOptions: 'Options of the infinite query, for prefetching, routers and servers.',
  cache: 'Its cached data: `prefetch`, `ensureData`, `getData`, `setData` and `invalidate`.',
  infiniteCache: 'The same of the infinite query.',
  key: 'Key in the query cache. With fewer arguments it matches more.',
  mutation: 'Runs when `mutate` is called, and then marks what it changed as stale.',
  mutationOptions: 'Options of the mutation, for `useMutation`.',
  turn: 'Follows a conversation: its history, the turn that runs, and `send`, `stop` and `retry`.',
};

/** What a form is for, in Markdown. */
export function formPurpose({ kind, name }: FormData): string {
  return kind === 'client' ? `A component takes the client from \`${name}\` and calls it.` : purposes[kind];
}
