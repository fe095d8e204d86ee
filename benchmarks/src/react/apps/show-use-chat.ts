import { useChat } from '@ai-sdk/react';
import { DefaultChatTransport } from 'ai';
import { feedUrl, showTurn } from './turn-page.tsx';

const transport = new DefaultChatTransport({ api: `${feedUrl}/ui-messages` });

/** A turn by `useChat`, which renders each chunk unless a wait between renders is given. */
export function showUseChat(throttleMs?: number): void {
  showTurn(() => {
    const { messages, status, sendMessage } = useChat({ transport, ...(throttleMs && { throttle: throttleMs }) });
    const last = messages.at(-1);
    const parts = last?.role === 'assistant' ? last.parts : [];
    return {
      text: parts.map((part) => (part.type === 'text' ? part.text : '')).join(''),
      isStreaming: status === 'streaming',
      isDone: status === 'ready' && parts.length > 0,
      ask: () => sendMessage({ text: 'Go' }),
    };
  });
}
