import { createClient, type SessionEvent } from '@llamacloud-prod/core';
import { stream } from '@llamacloud-prod/core/beta/chat';
import {
  QueryClient,
  QueryClientProvider,
  experimental_streamedQuery as streamedQuery,
  useQuery,
} from '@tanstack/react-query';
import { useState } from 'react';
import { feedUrl, showTurn } from './turn-page.tsx';

const client = createClient({ apiKey: 'My API Key', baseURL: feedUrl });
const queryClient = new QueryClient();
const none: readonly SessionEvent[] = [];

showTurn(
  () => {
    const [isAsked, setAsked] = useState(false);
    const { data = none, fetchStatus } = useQuery({
      queryKey: ['turn'],
      enabled: isAsked,
      queryFn: streamedQuery({
        streamFn: ({ signal }) => stream(client, 'ses-abc123', { index_ids: ['idx-abc123'], prompt: 'Go' }, { signal }),
      }),
    });
    return {
      text: data.map((event) => (event.type === 'text_delta' ? event.content : '')).join(''),
      isStreaming: fetchStatus === 'fetching' && data.length > 0,
      isDone: fetchStatus === 'idle' && data.length > 0,
      ask: () => setAsked(true),
    };
  },
  ({ children }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>,
);
