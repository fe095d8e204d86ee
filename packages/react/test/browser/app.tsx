import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode, Suspense } from 'react';
import { inject } from 'vitest';
import { type RenderResult, render } from 'vitest-browser-react';
import { type Client, type ClientOptions, createClient } from '#core';
import { create } from '#core/beta/chat';
import { LlamaCloudProvider } from '../../src/generated/index.ts';

/** A client with an account of its own on the emulator. */
export function newClient(options: Pick<ClientOptions, 'fetch'> = {}): Client {
  return createClient({ apiKey: crypto.randomUUID(), baseURL: inject('emulatorUrl'), maxRetries: 0, ...options });
}

/** A client that notes every request that it sends, as `GET /api/v1/chat`. */
export function newRecordingClient(): { readonly client: Client; readonly sent: string[] } {
  const sent: string[] = [];
  const client = newClient({
    fetch: (input, init) => {
      const request = new Request(input, init);
      sent.push(`${request.method} ${new URL(request.url).pathname}`);
      return fetch(request);
    },
  });
  return { client, sent };
}

/** Creates sessions, oldest first, and gives their ids. */
export async function createSessions(client: Client, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.push((await create(client)).session_id);
  return ids;
}

/** Renders an app as users write it: strict mode, a query client of its own, the provider, a suspense boundary. */
export async function renderApp(
  client: Client,
  app: ReactNode,
  queryClient: QueryClient = new QueryClient(),
): Promise<RenderResult & { readonly queryClient: QueryClient }> {
  const screen = await render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <LlamaCloudProvider client={client}>
          <Suspense fallback="suspended">{app}</Suspense>
        </LlamaCloudProvider>
      </QueryClientProvider>
    </StrictMode>,
    // An error that a boundary shows needs no second place in the output.
    { createRootOptions: { onCaughtError: () => undefined } },
  );
  return Object.assign(screen, { queryClient });
}
