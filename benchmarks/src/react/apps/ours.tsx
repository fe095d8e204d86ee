import { createClient } from '@llamacloud-prod/core';
import { LlamaCloudProvider, useBetaChatStream } from '@llamacloud-prod/react/stream';
import { feedUrl, showTurn } from './turn-page.tsx';

const client = createClient({ apiKey: 'My API Key', baseURL: feedUrl });

showTurn(
  () => {
    const { turns, status, send } = useBetaChatStream('ses-abc123');
    const parts = turns.at(-1)?.parts ?? [];
    return {
      text: parts.map((part) => (part.type === 'content' ? part.content : '')).join(''),
      isStreaming: status === 'answering',
      isDone: status === 'done',
      ask: () => send({ index_ids: ['idx-abc123'], prompt: 'Go' }),
    };
  },
  ({ children }) => <LlamaCloudProvider client={client}>{children}</LlamaCloudProvider>,
);
