import { useQueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { betaChatListKey, useBetaChatList, useInfiniteBetaChatList, useLlamaCloud } from '../../src/generated/index.ts';
import { createSessions, newClient, newRecordingClient, renderApp } from './app.tsx';

const query = Object.freeze({ page_size: 2 });

function Sessions() {
  const { data, hasNextPage, fetchNextPage } = useInfiniteBetaChatList(query);
  return (
    <>
      <ul>
        {data?.pages.map((page, number) => (
          <li key={data.pageParams[number] ?? 'first'}>{page.items.map((session) => session.session_id).join(' ')}</li>
        ))}
      </ul>
      <button type="button" disabled={!hasNextPage} onClick={() => fetchNextPage()}>
        more
      </button>
    </>
  );
}

function SecondPage() {
  const token = useBetaChatList(query).data?.next_page_token;
  const { data } = useInfiniteBetaChatList({ ...query, page_token: token }, { enabled: token !== undefined });
  return <p>{data?.pages[0]?.items.map((session) => session.session_id).join(' ')}</p>;
}

function Both() {
  const plain = useBetaChatList(query);
  const infinite = useInfiniteBetaChatList(query);
  const queryClient = useQueryClient();
  const queryKey = betaChatListKey(useLlamaCloud());
  return (
    <button type="button" onClick={() => queryClient.invalidateQueries({ queryKey })}>
      {plain.data?.items.length} and {infinite.data?.pages.length}
    </button>
  );
}

describe('useInfiniteBetaChatList', () => {
  it('reads page after page until the last', async () => {
    const client = newClient();
    const [first, second, third, fourth, fifth] = await createSessions(client, 5);
    const screen = await renderApp(client, <Sessions />);
    const pages = screen.getByRole('listitem');
    const more = screen.getByRole('button');
    const shown = () => pages.elements().map((page) => page.textContent);

    await expect.poll(shown).toEqual([`${fifth} ${fourth}`]);
    await more.click();
    await expect.poll(shown).toEqual([`${fifth} ${fourth}`, `${third} ${second}`]);
    await more.click();
    await expect.poll(shown).toEqual([`${fifth} ${fourth}`, `${third} ${second}`, first]);
    await expect.element(more).toBeDisabled();
  });

  it('sends exactly one request for each page in strict mode', async () => {
    const { client, sent } = newRecordingClient();
    await createSessions(client, 3);
    sent.length = 0;
    const screen = await renderApp(client, <Sessions />);
    const more = screen.getByRole('button');
    await expect.element(more).toBeEnabled();
    await more.click();
    await expect.element(more).toBeDisabled();
    expect(sent).toEqual(['GET /api/v1/chat', 'GET /api/v1/chat']);
  });

  it('begins with the token that it is given', async () => {
    const client = newClient();
    const ids = await createSessions(client, 3);
    const screen = await renderApp(client, <SecondPage />);
    await expect.element(screen.getByText(`${ids[0]}`)).toBeVisible();
  });

  it('shares no cache entry with the plain list, and one key invalidates both', async () => {
    const { client, sent } = newRecordingClient();
    await createSessions(client, 1);
    sent.length = 0;
    const screen = await renderApp(client, <Both />);
    await expect.element(screen.getByText('1 and 1')).toBeVisible();
    expect(sent).toHaveLength(2);
    await screen.getByRole('button').click();
    await expect.poll(() => sent).toHaveLength(4);
  });
});
