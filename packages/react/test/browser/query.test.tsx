import { QueryClient, skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { type Client, NotFoundError } from '#core';
import {
  betaChatRetrieveCache,
  betaChatRetrieveOptions,
  useBetaChatGetSummary,
  useBetaChatList,
  useBetaChatRetrieve,
} from '../../src/generated/index.ts';
import { createSessions, newClient, newRecordingClient, renderApp } from './app.tsx';

function Session({ id }: { id: string | undefined }) {
  const { data, error, fetchStatus } = useBetaChatRetrieve(id);
  if (error) return <p>{error instanceof NotFoundError ? `no session: ${error.status}` : 'another error'}</p>;
  return <p>{data ? `session ${data.session_id}, ${data.events.length} events` : fetchStatus}</p>;
}

function Picker({ id }: { id: string | undefined }) {
  const [picked, pick] = useState<string>();
  return (
    <>
      <button type="button" onClick={() => pick(id)}>
        pick
      </button>
      <Session id={picked} />
    </>
  );
}

function Enabled() {
  return <p>{useBetaChatRetrieve(undefined, undefined, { enabled: true }).fetchStatus}</p>;
}

function Skipped({ id, client }: { id: string | undefined; client: Client }) {
  const options = betaChatRetrieveOptions(client, id);
  return <p>{useQuery({ ...options, queryFn: id === undefined ? skipToken : options.queryFn }).fetchStatus}</p>;
}

function Title({ id }: { id: string | undefined }) {
  const { data } = useBetaChatRetrieve(id, undefined, { select: (session) => `selected ${session.session_id}` });
  return <p>{data}</p>;
}

function Prefetched({ id }: { id: string | undefined }) {
  return <p>{useBetaChatRetrieve(id, undefined, { staleTime: Number.POSITIVE_INFINITY }).data?.session_id}</p>;
}

function Summary({ id }: { id: string | undefined }) {
  const { data } = useBetaChatGetSummary(id);
  return <p>{data && `${data.session_id} ${'events' in data}`}</p>;
}

const firstTwo = Object.freeze({ page_size: 2 });

function Sessions() {
  const { data } = useBetaChatList(firstTwo);
  return <p>{data?.items.map((session) => session.session_id).join(' ')}</p>;
}

describe('useBetaChatRetrieve', () => {
  it('renders the session that the server has', async () => {
    const client = newClient();
    const [id] = await createSessions(client, 1);
    const screen = await renderApp(client, <Session id={id} />);
    await expect.element(screen.getByText(`session ${id}, 0 events`)).toBeVisible();
  });

  it('sends exactly one request in strict mode', async () => {
    const { client, sent } = newRecordingClient();
    const [id] = await createSessions(client, 1);
    sent.length = 0;
    const screen = await renderApp(client, <Session id={id} />);
    await expect.element(screen.getByText(`session ${id}`, { exact: false })).toBeVisible();
    expect(sent).toEqual([`GET /api/v1/chat/${id}`]);
  });

  it('gives a NotFoundError after one request', async () => {
    const { client, sent } = newRecordingClient();
    const screen = await renderApp(client, <Session id="ses-unknown" />);
    await expect.element(screen.getByText('no session: 404')).toBeVisible();
    expect(sent).toEqual(['GET /api/v1/chat/ses-unknown']);
  });

  it('waits for its id', async () => {
    const { client, sent } = newRecordingClient();
    const [id] = await createSessions(client, 1);
    sent.length = 0;
    const screen = await renderApp(client, <Picker id={id} />);
    await expect.element(screen.getByText('idle')).toBeVisible();
    expect(sent).toEqual([]);
    await screen.getByRole('button').click();
    await expect.element(screen.getByText(`session ${id}`, { exact: false })).toBeVisible();
    expect(sent).toEqual([`GET /api/v1/chat/${id}`]);
  });

  it('waits where its options are given a skipToken', async () => {
    const { client, sent } = newRecordingClient();
    const screen = await renderApp(client, <Skipped id={undefined} client={client} />);
    await expect.element(screen.getByText('idle')).toBeVisible();
    expect(sent).toEqual([]);
  });

  it('cannot be enabled without an id', async () => {
    const { client, sent } = newRecordingClient();
    const screen = await renderApp(client, <Enabled />);
    await expect.element(screen.getByText('idle')).toBeVisible();
    expect(sent).toEqual([]);
  });

  it('renders what select makes of the session', async () => {
    const client = newClient();
    const [id] = await createSessions(client, 1);
    const screen = await renderApp(client, <Title id={id} />);
    await expect.element(screen.getByText(`selected ${id}`)).toBeVisible();
  });

  it('aborts its request when the last component that shows it goes away', async () => {
    const signals: AbortSignal[] = [];
    const client = newClient({
      fetch: (input, init) => {
        const { signal } = new Request(input, init);
        signals.push(signal);
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
    });
    const screen = await renderApp(client, <Session id="ses-slow" />);
    await expect.poll(() => signals.length).toBe(1);
    expect(signals[0]?.aborted).toBe(false);
    await screen.unmount();
    await expect.poll(() => signals[0]?.aborted).toBe(true);
  });

  it('reads what a router has prefetched without a request of its own', async () => {
    const { client, sent } = newRecordingClient();
    const [id] = await createSessions(client, 1);
    const queryClient = new QueryClient();
    await betaChatRetrieveCache(queryClient, client, `${id}`).prefetch();
    sent.length = 0;
    const screen = await renderApp(client, <Prefetched id={id} />, queryClient);
    await expect.element(screen.getByText(`${id}`)).toBeVisible();
    expect(sent).toEqual([]);
  });

  it('shows what is written into its cached data, and reads again what is invalidated', async () => {
    const { client, sent } = newRecordingClient();
    const [id = ''] = await createSessions(client, 1);
    const { queryClient, ...screen } = await renderApp(client, <Session id={id} />);
    await expect.element(screen.getByText(`session ${id}`, { exact: false })).toBeVisible();
    const session = betaChatRetrieveCache(queryClient, client, id);
    session.setData((before) => before && { ...before, session_id: 'ses-written' });
    await expect.element(screen.getByText('session ses-written', { exact: false })).toBeVisible();
    sent.length = 0;
    await session.invalidate();
    expect(sent).toEqual([`GET /api/v1/chat/${id}`]);
    await expect.element(screen.getByText(`session ${id}`, { exact: false })).toBeVisible();
  });
});

describe('useBetaChatGetSummary', () => {
  it('renders the session without its history', async () => {
    const client = newClient();
    const [id] = await createSessions(client, 1);
    const screen = await renderApp(client, <Summary id={id} />);
    await expect.element(screen.getByText(`${id} false`)).toBeVisible();
  });
});

describe('useBetaChatList', () => {
  it('renders one page and caches plain data', async () => {
    const client = newClient();
    const ids = await createSessions(client, 3);
    const screen = await renderApp(client, <Sessions />);
    await expect.element(screen.getByText(`${ids[2]} ${ids[1]}`)).toBeVisible();
    const [cached] = screen.queryClient.getQueryCache().getAll();
    expect(cached?.state.data).toSatisfy((data) => Object.getPrototypeOf(data) === Object.prototype);
    expect(structuredClone(cached?.state.data)).toEqual(cached?.state.data);
  });
});
