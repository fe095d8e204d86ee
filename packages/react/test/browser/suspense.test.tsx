import { Component, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { NotFoundError } from '#core';
import {
  useSuspenseBetaChatGetSummary,
  useSuspenseBetaChatList,
  useSuspenseBetaChatRetrieve,
  useSuspenseInfiniteBetaChatList,
} from '../../src/generated/index.ts';
import { createSessions, newClient, newRecordingClient, renderApp } from './app.tsx';

/** Shows the error that a component below it throws. */
class Boundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <p>{error instanceof NotFoundError ? `caught ${error.status}` : String(error)}</p>;
  }
}

function Session({ id }: { id: string }) {
  return <p>session {useSuspenseBetaChatRetrieve(id).data.session_id}</p>;
}

function Summary({ id }: { id: string }) {
  return <p>{useSuspenseBetaChatGetSummary(id).data.session_id}</p>;
}

function List() {
  return (
    <p>
      {useSuspenseBetaChatList()
        .data.items.map((session) => session.session_id)
        .join(' ')}
    </p>
  );
}

function InfiniteList() {
  const { data } = useSuspenseInfiniteBetaChatList();
  return <p>{data.pages.flatMap((page) => page.items.map((session) => session.session_id)).join(' ')}</p>;
}

describe('useSuspenseBetaChatRetrieve', () => {
  it('suspends until the session is there, and sends one request', async () => {
    const { client, sent } = newRecordingClient();
    const [id = ''] = await createSessions(client, 1);
    sent.length = 0;
    const screen = await renderApp(client, <Session id={id} />);
    await expect.element(screen.getByText(`session ${id}`)).toBeVisible();
    expect(sent).toEqual([`GET /api/v1/chat/${id}`]);
  });

  it('shows the fallback while it waits', async () => {
    const client = newClient({ fetch: () => new Promise(() => {}) });
    const screen = await renderApp(client, <Session id="ses-slow" />);
    await expect.element(screen.getByText('suspended')).toBeVisible();
  });

  it('throws a NotFoundError to the boundary', async () => {
    const screen = await renderApp(
      newClient(),
      <Boundary>
        <Session id="ses-unknown" />
      </Boundary>,
    );
    await expect.element(screen.getByText('caught 404')).toBeVisible();
  });
});

describe.each([
  ['useSuspenseBetaChatList', <List key="list" />],
  ['useSuspenseInfiniteBetaChatList', <InfiniteList key="list" />],
])('%s', (_name, list) => {
  it('suspends until the first page is there', async () => {
    const client = newClient();
    const ids = await createSessions(client, 2);
    const screen = await renderApp(client, list);
    await expect.element(screen.getByText(`${ids[1]} ${ids[0]}`)).toBeVisible();
  });
});

describe('useSuspenseBetaChatGetSummary', () => {
  it('suspends until the summary is there', async () => {
    const client = newClient();
    const [id = ''] = await createSessions(client, 1);
    const screen = await renderApp(client, <Summary id={id} />);
    await expect.element(screen.getByText(id)).toBeVisible();
  });
});
