import {
  type InfiniteData,
  type QueryClient,
  skipToken,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useSuspenseInfiniteQuery,
  useSuspenseQuery,
} from '@tanstack/react-query';
import { expectTypeOf } from 'vitest';
import type {
  ChatListParams,
  ChatSessionSummary,
  ChatStreamTurn,
  Client,
  LlamaCloud,
  SessionDetail,
  SessionEvent,
  SessionList,
  TurnPhase,
  Usage,
} from '#core';
import { createBetaChatStreamStore } from '#core/beta/chat/turn';
import {
  type BetaChatCreateVariables,
  type BetaChatDeleteVariables,
  betaChatCreateMutationOptions,
  betaChatDeleteMutationOptions,
  betaChatGetSummaryCache,
  betaChatGetSummaryKey,
  betaChatGetSummaryOptions,
  betaChatListCache,
  betaChatListInfiniteCache,
  betaChatListInfiniteOptions,
  betaChatListKey,
  betaChatListOptions,
  betaChatRetrieveCache,
  betaChatRetrieveKey,
  betaChatRetrieveOptions,
  type OperationCache,
  type OperationKey,
  useBetaChatCreate,
  useBetaChatDelete,
  useBetaChatGetSummary,
  useBetaChatList,
  useBetaChatRetrieve,
  useBetaChatStream,
  useInfiniteBetaChatList,
  useLlamaCloud,
  useSuspenseBetaChatGetSummary,
  useSuspenseBetaChatList,
  useSuspenseBetaChatRetrieve,
  useSuspenseInfiniteBetaChatList,
} from '../src/generated/index.ts';
import { useBetaChatStream as usePlainStream } from '../src/generated/stream.ts';

type SessionPages = InfiniteData<SessionList, ChatListParams['page_token']>;

declare const client: Client;
declare const queryClient: QueryClient;
declare const maybeId: string | undefined;

export function Queries(): void {
  expectTypeOf(useLlamaCloud()).toEqualTypeOf<LlamaCloud>();
  expectTypeOf(useLlamaCloud<Client>()).toEqualTypeOf<Client>();

  expectTypeOf(useBetaChatRetrieve('ses-1').data).toEqualTypeOf<SessionDetail | undefined>();
  expectTypeOf(useBetaChatRetrieve(maybeId, { project_id: null }).error).toEqualTypeOf<Error | null>();
  expectTypeOf(useBetaChatGetSummary('ses-1').data).toEqualTypeOf<ChatSessionSummary | undefined>();
  expectTypeOf(useBetaChatList().data).toEqualTypeOf<SessionList | undefined>();
  expectTypeOf(useBetaChatList({ page_size: 5 }).data?.items).toEqualTypeOf<ChatSessionSummary[] | undefined>();

  const count = useBetaChatRetrieve('ses-1', undefined, { select: (session) => session.events.length });
  expectTypeOf(count.data).toEqualTypeOf<number | undefined>();

  // @ts-expect-error an id is text
  useBetaChatRetrieve(1);
  // @ts-expect-error the key belongs to the operation
  useBetaChatRetrieve('ses-1', undefined, { queryKey: ['mine'] });
  // @ts-expect-error no such parameter
  useBetaChatList({ page: 1 });
}

export function SuspenseQueries(): void {
  expectTypeOf(useSuspenseBetaChatRetrieve('ses-1').data).toEqualTypeOf<SessionDetail>();
  expectTypeOf(useSuspenseBetaChatGetSummary('ses-1').data).toEqualTypeOf<ChatSessionSummary>();
  expectTypeOf(useSuspenseBetaChatList().data).toEqualTypeOf<SessionList>();

  const title = useSuspenseBetaChatRetrieve('ses-1', null, { select: (session) => session.session_id });
  expectTypeOf(title.data).toEqualTypeOf<string>();

  // @ts-expect-error a component that suspends cannot wait for an id
  useSuspenseBetaChatRetrieve(maybeId);
  // @ts-expect-error nor can it be disabled
  useSuspenseBetaChatList(undefined, { enabled: false });
}

export function InfiniteQueries(): void {
  expectTypeOf(useInfiniteBetaChatList().data).toEqualTypeOf<SessionPages | undefined>();
  expectTypeOf(useSuspenseInfiniteBetaChatList().data).toEqualTypeOf<SessionPages>();

  const ids = useInfiniteBetaChatList(undefined, {
    select: (data) => data.pages.flatMap((page) => page.items.map((session) => session.session_id)),
  });
  expectTypeOf(ids.data).toEqualTypeOf<string[] | undefined>();

  // @ts-expect-error the tokens belong to the operation
  useInfiniteBetaChatList(undefined, { initialPageParam: 'token' });
}

export function Mutations(): void {
  const create = useBetaChatCreate();
  expectTypeOf(create.data).toEqualTypeOf<ChatSessionSummary | undefined>();
  create.mutate();
  create.mutate({ index_ids: ['idx-abc123'] });
  expectTypeOf(create.mutateAsync({})).toEqualTypeOf<Promise<ChatSessionSummary>>();
  // @ts-expect-error ids are text
  create.mutate({ index_ids: [1] });

  const remove = useBetaChatDelete({ onMutate: ({ sessionId }) => sessionId.length });
  remove.mutate({ sessionId: 'ses-1' });
  remove.mutate({ sessionId: 'ses-1', params: { project_id: 'project' } });
  expectTypeOf(remove.context).toEqualTypeOf<number | undefined>();
  // @ts-expect-error the id is missing
  remove.mutate({});
  // @ts-expect-error the function belongs to the operation
  useBetaChatCreate({ mutationFn: async () => ({ session_id: 'ses-1', last_updated_at: '' }) });
}

export function OptionsInHooksOfTheLibrary(): void {
  const retrieve = betaChatRetrieveOptions(client, 'ses-1');
  expectTypeOf(useQuery(retrieve).data).toEqualTypeOf<SessionDetail | undefined>();
  expectTypeOf(useSuspenseQuery(retrieve).data).toEqualTypeOf<SessionDetail>();
  expectTypeOf(useQuery({ ...retrieve, select: (session) => session.events.length }).data).toEqualTypeOf<
    number | undefined
  >();
  expectTypeOf(
    useQuery({ ...retrieve, queryFn: maybeId === undefined ? skipToken : retrieve.queryFn }).data,
  ).toEqualTypeOf<SessionDetail | undefined>();

  const [summary, list] = useQueries({
    queries: [betaChatGetSummaryOptions(client, 'ses-1'), betaChatListOptions(client)],
  });
  expectTypeOf(summary.data).toEqualTypeOf<ChatSessionSummary | undefined>();
  expectTypeOf(list.data).toEqualTypeOf<SessionList | undefined>();

  const pages = betaChatListInfiniteOptions(client, { page_size: 5 });
  expectTypeOf(useInfiniteQuery(pages).data).toEqualTypeOf<InfiniteData<SessionList> | undefined>();
  expectTypeOf(useSuspenseInfiniteQuery(pages).data).toEqualTypeOf<InfiniteData<SessionList>>();

  expectTypeOf(useMutation(betaChatCreateMutationOptions(client)).variables).toEqualTypeOf<
    BetaChatCreateVariables | undefined
  >();
  expectTypeOf(useMutation(betaChatDeleteMutationOptions(client)).variables).toEqualTypeOf<
    BetaChatDeleteVariables | undefined
  >();
}

export async function QueryClientMethods(): Promise<void> {
  const { queryKey } = betaChatRetrieveOptions(client, 'ses-1');
  expectTypeOf(queryClient.getQueryData(queryKey)).toEqualTypeOf<SessionDetail | undefined>();
  // @ts-expect-error a session has events
  queryClient.setQueryData(queryKey, { session_id: 'ses-1' });
  expectTypeOf(queryClient.getQueryData(betaChatListInfiniteOptions(client).queryKey)).toEqualTypeOf<
    SessionPages | undefined
  >();

  expectTypeOf(await queryClient.ensureQueryData(betaChatListOptions(client))).toEqualTypeOf<SessionList>();
  await queryClient.prefetchQuery(betaChatRetrieveOptions(client, 'ses-1'));
  await queryClient.prefetchInfiniteQuery(betaChatListInfiniteOptions(client));

  expectTypeOf(betaChatListKey(client)).toEqualTypeOf<OperationKey>();
  await queryClient.invalidateQueries({ queryKey: betaChatRetrieveKey(client) });
  await queryClient.invalidateQueries({ queryKey: betaChatGetSummaryKey(client, 'ses-1', { project_id: 'project' }) });
  // @ts-expect-error a key begins with a client
  betaChatListKey();
}

export async function CachedData(): Promise<void> {
  const session = betaChatRetrieveCache(queryClient, client, 'ses-1');
  expectTypeOf(session).toEqualTypeOf<OperationCache<SessionDetail>>();
  expectTypeOf(session.getData()).toEqualTypeOf<SessionDetail | undefined>();
  expectTypeOf(await session.ensureData()).toEqualTypeOf<SessionDetail>();
  expectTypeOf(session.prefetch()).toEqualTypeOf<Promise<void>>();
  session.setData((before) => before && { ...before, generated_title: 'Revenue' });
  // @ts-expect-error a session has events
  session.setData({ session_id: 'ses-1' });
  // @ts-expect-error cached data has an id
  betaChatRetrieveCache(queryClient, client, maybeId);

  expectTypeOf(betaChatListCache(queryClient, client).getData()).toEqualTypeOf<SessionList | undefined>();
  expectTypeOf(betaChatGetSummaryCache(queryClient, client, 'ses-1').getData()).toEqualTypeOf<
    ChatSessionSummary | undefined
  >();
  const pages = betaChatListInfiniteCache(queryClient, client, { page_size: 5 });
  expectTypeOf(await pages.ensureData()).toEqualTypeOf<SessionPages>();
  expectTypeOf(pages.getData()).toEqualTypeOf<SessionPages | undefined>();
}

export function Turns(history: readonly SessionEvent[]): void {
  const whole = useBetaChatStream('ses-1', { history, whileRunning: 'refuse', params: { index_ids: ['idx-abc123'] } });
  expectTypeOf(whole.turns).toEqualTypeOf<readonly ChatStreamTurn[]>();
  expectTypeOf(whole.status).toEqualTypeOf<TurnPhase>();
  expectTypeOf(whole.usage).toEqualTypeOf<Usage | undefined>();
  expectTypeOf(whole.send({ prompt: 'Why?', index_ids: ['idx-abc123'] })).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error a question names its indexes
  void whole.send({ prompt: 'Why?' });

  const { count, stop } = usePlainStream('ses-1', { select: ({ turns }) => ({ count: turns.length }) });
  expectTypeOf(count).toEqualTypeOf<number>();
  expectTypeOf(stop).toEqualTypeOf<() => void>();
  // @ts-expect-error what was not selected is not there
  usePlainStream('ses-1', { select: ({ turns }) => ({ count: turns.length }) }).turns;

  usePlainStream('ses-1', { store: createBetaChatStreamStore(client, 'ses-1') });
  expectTypeOf(usePlainStream(maybeId).turns).toEqualTypeOf<readonly ChatStreamTurn[]>();
}
