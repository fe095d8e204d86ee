import { describe, expect, it } from 'vitest';
import { NotFoundError } from '#core';
import {
  useBetaChatCreate,
  useBetaChatDelete,
  useBetaChatList,
  useBetaChatRetrieve,
  useInfiniteBetaChatList,
} from '../../src/generated/index.ts';
import { createSessions, newClient, newRecordingClient, renderApp } from './app.tsx';

function Count() {
  const plain = useBetaChatList();
  const infinite = useInfiniteBetaChatList();
  return (
    <p>
      {plain.data?.items.length} plain, {infinite.data?.pages[0]?.items.length} infinite
    </p>
  );
}

function Create() {
  const { mutate, data } = useBetaChatCreate();
  return (
    <>
      <button type="button" onClick={() => mutate()}>
        create
      </button>
      <output>{data?.session_id}</output>
    </>
  );
}

function Delete({ id, onSettled }: { id: string; onSettled?: (error: Error | null) => void }) {
  const { mutate } = useBetaChatDelete({ onSettled: (_data, error) => onSettled?.(error) });
  return (
    <button type="button" onClick={() => mutate({ sessionId: id })}>
      delete
    </button>
  );
}

function Session({ id }: { id: string }) {
  const { data, error } = useBetaChatRetrieve(id);
  return <p>{error instanceof NotFoundError ? `${id} is gone` : data && `${id} is there`}</p>;
}

describe('useBetaChatCreate', () => {
  it('creates a session and reads the mounted lists again', async () => {
    const screen = await renderApp(newClient(), [<Count key="count" />, <Create key="create" />]);
    await expect.element(screen.getByText('0 plain, 0 infinite')).toBeVisible();
    await screen.getByRole('button').click();
    await expect.element(screen.getByText('1 plain, 1 infinite')).toBeVisible();
    await expect.element(screen.getByText(/^ses-/)).toBeVisible();
  });

  it('reads no list that nobody shows', async () => {
    const { client, sent } = newRecordingClient();
    const screen = await renderApp(client, <Create />);
    await screen.getByRole('button').click();
    await expect.element(screen.getByText(/^ses-/)).toBeVisible();
    expect(sent).toEqual(['POST /api/v1/chat']);
  });
});

describe('useBetaChatDelete', () => {
  it('deletes the session, reads lists and that session again, and leaves other sessions alone', async () => {
    const { client, sent } = newRecordingClient();
    const [doomed = '', other = ''] = await createSessions(client, 2);
    const screen = await renderApp(client, [
      <Count key="count" />,
      <Session key="doomed" id={doomed} />,
      <Session key="other" id={other} />,
      <Delete key="delete" id={doomed} />,
    ]);
    await expect.element(screen.getByText('2 plain, 2 infinite')).toBeVisible();
    await expect.element(screen.getByText(`${doomed} is there`)).toBeVisible();
    await expect.element(screen.getByText(`${other} is there`)).toBeVisible();
    sent.length = 0;
    await screen.getByRole('button').click();
    await expect.element(screen.getByText('1 plain, 1 infinite')).toBeVisible();
    await expect.element(screen.getByText(`${doomed} is gone`)).toBeVisible();
    expect(sent.toSorted()).toEqual([
      `DELETE /api/v1/chat/${doomed}`,
      'GET /api/v1/chat',
      'GET /api/v1/chat',
      `GET /api/v1/chat/${doomed}`,
    ]);
  });

  it("calls the caller's onSettled with the error and reads the lists again all the same", async () => {
    const client = newClient();
    const errors: unknown[] = [];
    const screen = await renderApp(client, [
      <Count key="count" />,
      <Delete key="delete" id="ses-unknown" onSettled={(error) => errors.push(error)} />,
    ]);
    await expect.element(screen.getByText('0 plain, 0 infinite')).toBeVisible();
    await createSessions(client, 1);
    await screen.getByRole('button').click();
    await expect.element(screen.getByText('1 plain, 1 infinite')).toBeVisible();
    expect(errors).toEqual([expect.any(NotFoundError)]);
  });
});
