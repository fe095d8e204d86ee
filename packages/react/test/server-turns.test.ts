import { fileURLToPath } from 'node:url';
import { startEmulator } from '@llamacloud-prod/emulator';
import {
  type DehydratedState,
  dehydrate,
  HydrationBoundary,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type Client, createClient, type SessionEvent } from '#core';
import { create, retrieve, stream } from '#core/beta/chat';
import { betaChatRetrieveOptions, LlamaCloudProvider, useBetaChatStream } from '../src/generated/index.ts';
import * as streamEntry from '../src/generated/stream.ts';

const prompt = 'What is decided?';

/** A session with one turn, and a client that notes what it sends from now on. */
async function sessionWithTurn(url: string): Promise<{ client: Client; id: string; sent: string[] }> {
  const sent: string[] = [];
  const client = createClient({
    apiKey: 'server',
    baseURL: url,
    fetch: (input, init) => {
      const request = new Request(input, init);
      sent.push(request.method);
      return fetch(request);
    },
  });
  const { session_id: id } = await create(client);
  for await (const _ of stream(client, id, { prompt, index_ids: ['idx-notes'] }));
  return { client, id, sent };
}

const indexes = { 'idx-notes': fileURLToPath(new URL('../../../docs/contributing', import.meta.url)) };

function Conversation({ id }: { id: string }): ReactNode {
  const { turns, isLoading } = useBetaChatStream(id);
  return isLoading ? 'loading' : turns.map(({ input, status }) => `${status}: ${input?.content}`).join();
}

function PlainConversation({ id, history }: { id: string; history?: readonly SessionEvent[] }): ReactNode {
  const { turns, isLoading } = streamEntry.useBetaChatStream(id, { history });
  return isLoading ? 'loading' : turns.map(({ input, status }) => `${status}: ${input?.content}`).join();
}

describe('useBetaChatStream on a server', () => {
  it('renders the turns that were prefetched, across a cache that travels as JSON', async () => {
    await using emulator = await startEmulator({ indexes, tokenRate: 0 });
    const { client, id, sent } = await sessionWithTurn(emulator.url);
    const onServer = new QueryClient();
    await onServer.prefetchQuery(betaChatRetrieveOptions(client, id));
    const state = JSON.parse(JSON.stringify(dehydrate(onServer))) as DehydratedState;
    sent.length = 0;
    const app = createElement(
      QueryClientProvider,
      { client: new QueryClient() },
      createElement(
        HydrationBoundary,
        { state },
        createElement(LlamaCloudProvider, { client }, createElement(Conversation, { id })),
      ),
    );
    expect(renderToString(app)).toBe(`done: ${prompt}`);
    expect(sent).toEqual([]);
  });

  it('renders a history that it is given, without a query cache', async () => {
    await using emulator = await startEmulator({ indexes, tokenRate: 0 });
    const { client, id, sent } = await sessionWithTurn(emulator.url);
    const { events } = await retrieve(client, id);
    sent.length = 0;
    const render = (history?: readonly SessionEvent[]) =>
      renderToString(
        createElement(
          streamEntry.LlamaCloudProvider,
          { client },
          createElement(PlainConversation, { id, ...(history && { history }) }),
        ),
      );
    expect(render(events)).toBe(`done: ${prompt}`);
    expect(render()).toBe('loading');
    expect(sent).toEqual([]);
  });
});
