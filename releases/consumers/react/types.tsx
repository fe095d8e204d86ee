import { LlamaCloud, type SessionDetail } from '@llamacloud-prod/core';
import {
  betaChatListInfiniteOptions,
  LlamaCloudProvider,
  useBetaChatCreate,
  useBetaChatRetrieve,
  useBetaChatStream,
  useInfiniteBetaChatList,
} from '@llamacloud-prod/react';
import type { ReactNode } from 'react';

const client = new LlamaCloud({ apiKey: 'any key' });

export function Conversation({ sessionId }: { sessionId: string }): ReactNode {
  const { data } = useBetaChatRetrieve(sessionId);
  const { turns, send } = useBetaChatStream(sessionId);
  const create = useBetaChatCreate();
  const lists = useInfiniteBetaChatList();
  const session: SessionDetail | undefined = data;
  return (
    <button type="button" onClick={() => send({ prompt: 'Why?', index_ids: session?.index_ids ?? [] })}>
      {turns.length} of {lists.data?.pages.length} {create.status}
    </button>
  );
}

export const app: ReactNode = (
  <LlamaCloudProvider client={client}>
    <Conversation sessionId="ses-abc123" />
  </LlamaCloudProvider>
);
export const pageOptions = betaChatListInfiniteOptions(client);

// @ts-expect-error an id is text
export const useWrong = () => useBetaChatRetrieve(5);
