import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { retrieve, stream } from '#core/beta/chat';
import {
  betaChatRetrieveOptions,
  useBetaChatGetSummary,
  useBetaChatList,
  useBetaChatRetrieve,
  useBetaChatStream,
} from '../../src/generated/index.ts';
import { createSessions, renderApp } from './app.tsx';
import { watchClient } from './turn-app.tsx';

const question = { prompt: 'Why is generated code checked in?', index_ids: ['idx-notes'] };

function Conversation({ id }: { id: string | undefined }) {
  const { turns, status, isLoading, send } = useBetaChatStream(id);
  return (
    <>
      <output>{isLoading ? 'loading' : status}</output>
      <p>{turns.map(({ input, status: state }) => `${state}: ${input?.content}`).join(', ')}</p>
      <button type="button" onClick={() => void send(question)}>
        ask
      </button>
    </>
  );
}

function Around({ id }: { id: string }) {
  const list = useBetaChatList();
  const summary = useBetaChatGetSummary(id);
  const session = useBetaChatRetrieve(id);
  return (
    <aside>
      {list.data?.items[0]?.generated_title ?? 'untitled'} / {summary.data?.generated_title ?? 'untitled'} /{' '}
      {session.data?.events.length}
    </aside>
  );
}

describe('useBetaChatStream of the main entry', () => {
  it('shares the history with the session query, and reads again once what its turn touches', async () => {
    const { client, sent } = watchClient();
    const [id = ''] = await createSessions(client, 1);
    sent.length = 0;
    const screen = await renderApp(client, [<Conversation key="turns" id={id} />, <Around key="around" id={id} />]);
    const status = screen.getByRole('status');
    await expect.element(status).toHaveTextContent('idle');
    await expect.element(screen.getByText('untitled / untitled / 0')).toBeVisible();
    const reads = [`GET /api/v1/chat`, `GET /api/v1/chat/${id}`, `GET /api/v1/chat/${id}/summary`];
    expect(sent.toSorted()).toEqual(reads);
    sent.length = 0;

    await screen.getByRole('button').click();
    await expect.element(status).toHaveTextContent('done');
    const stored = (await retrieve(client, id)).events.length;
    await expect
      .element(screen.getByRole('complementary'))
      .toHaveTextContent(`${question.prompt} / ${question.prompt} / ${stored}`);
    await expect.element(screen.getByText(`done: ${question.prompt}`, { exact: true })).toBeVisible();
    // One read before the question, for recovery, one of the test, and one of each query.
    const history = `GET /api/v1/chat/${id}`;
    expect(sent.toSorted()).toEqual([...reads, history, history, `POST /api/v1/chat/${id}/messages/stream`].toSorted());
  });

  it('reads nothing where the session is in the cache', async () => {
    const { client, sent } = watchClient();
    const [id = ''] = await createSessions(client, 1);
    const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
    await queryClient.prefetchQuery(betaChatRetrieveOptions(client, id));
    sent.length = 0;
    const screen = await renderApp(client, <Conversation id={id} />, queryClient);
    expect(screen.getByRole('status').element().textContent).toBe('idle');
    expect(sent).toEqual([]);
  });

  it('reads nothing until there is an id', async () => {
    const { client, sent } = watchClient();
    const screen = await renderApp(client, <Conversation id={undefined} />);
    await expect.element(screen.getByRole('status')).toHaveTextContent('idle');
    expect(sent).toEqual([]);
  });

  it('shows what another client has added when the session is read again', async () => {
    const { client } = watchClient();
    const [id = ''] = await createSessions(client, 1);
    const screen = await renderApp(client, <Conversation id={id} />);
    await expect.element(screen.getByRole('status')).toHaveTextContent('idle');
    for await (const _ of stream(client, id, question));
    await screen.queryClient.invalidateQueries();
    await expect.element(screen.getByText(`done: ${question.prompt}`)).toBeVisible();
  });
});
