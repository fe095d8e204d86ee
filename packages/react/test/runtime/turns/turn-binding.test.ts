import { expect, it, vi } from 'vitest';
import { LlamaCloud, type SessionEvent } from '#core';
import { createBetaChatStreamStore } from '#core/beta/chat/turn';
import { bindingOf } from '../../../src/runtime/turns/turn-binding.ts';

const history: readonly SessionEvent[] = [{ type: 'user_input', content: 'Why?' }];
const client = new LlamaCloud({ apiKey: 'My API Key' });

it('tells a component that subscribes of what has changed since it was rendered', () => {
  const store = createBetaChatStreamStore(client, 'ses-1');
  const { getSnapshot, subscribe } = bindingOf(store, { isAwaited: false });
  expect(getSnapshot().turns).toEqual([]);
  store.setHistory(history);
  const listener = vi.fn();
  subscribe(listener);
  // React looks once more when it has subscribed.
  expect(getSnapshot().turns).toMatchObject([{ input: { content: 'Why?' } }]);
  expect(listener).not.toHaveBeenCalled();
});
