import { expect, test } from 'vitest';
import type { SessionList } from '../src/generated/models.ts';
import type { Emulator } from '../src/index.ts';
import { emulatorForTest } from './support/emulator.ts';
import { call, createSession, runTurn } from './support/http.ts';

async function createSessions(emulator: Emulator, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await createSession(emulator));
  return ids;
}

async function list(emulator: Emulator, query: Record<string, string | number> = {}, key?: string) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) parameters.set(name, String(value));
  const { status, body } = await call<SessionList>(emulator, 'GET', `/api/v1/chat?${parameters}`, key ? { key } : {});
  return { status, body, ids: body.items?.map((item) => item.session_id) };
}

test('pages hold each session once, newest first, and the last one has no token', async () => {
  const emulator = await emulatorForTest();
  const created = await createSessions(emulator, 7);
  const seen: string[][] = [];
  let token: string | null | undefined = '';
  while (token !== null && token !== undefined) {
    const page = await list(emulator, { page_size: 3, page_token: token });
    expect(page.status).toBe(200);
    seen.push(page.ids);
    token = page.body.next_page_token;
  }
  expect(token).toBeNull();
  expect(seen.map((ids) => ids.length)).toEqual([3, 3, 1]);
  expect(seen.flat()).toEqual(created.toReversed());
});

test('a walk meets no session twice and misses none while sessions change', async () => {
  const emulator = await emulatorForTest();
  const created = await createSessions(emulator, 4);
  const first = await list(emulator, { page_size: 2 });
  await runTurn(emulator, created[0] ?? '', { index_ids: ['idx-handbook'], prompt: 'refunds' });
  await createSession(emulator);
  const second = await list(emulator, { page_size: 2, page_token: first.body.next_page_token ?? '' });
  expect([...first.ids, ...second.ids]).toEqual(created.toReversed());
});

test('a page that holds the rest exactly has no token', async () => {
  const emulator = await emulatorForTest();
  await createSessions(emulator, 2);
  expect((await list(emulator, { page_size: 2 })).body.next_page_token).toBeNull();
});

test('a page holds 50 sessions by default, and more than 1000 means 1000', async () => {
  const emulator = await emulatorForTest();
  await createSessions(emulator, 51);
  expect((await list(emulator)).ids).toHaveLength(50);
  expect((await list(emulator, { page_size: 1000000 })).ids).toHaveLength(51);
});

test('every key sees its own sessions alone', async () => {
  const emulator = await emulatorForTest();
  const [sessionId] = await createSessions(emulator, 1);
  expect((await list(emulator)).ids).toEqual([sessionId]);
  expect((await list(emulator, {}, 'another key')).ids).toEqual([]);
});

test.each([0, -1, '1.5', 'many'])('page_size %s is refused with its place', async (size) => {
  const emulator = await emulatorForTest();
  const { status, body } = await list(emulator, { page_size: size });
  expect(status).toBe(422);
  expect(body).toMatchObject({ detail: [{ loc: ['query', 'page_size'] }] });
});

test('a token that was made up, changed or made for another scope is refused', async () => {
  const emulator = await emulatorForTest();
  await createSessions(emulator, 2);
  const token = (await list(emulator, { page_size: 1 })).body.next_page_token ?? '';
  const changed = `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`;
  const refused = { detail: [{ loc: ['query', 'page_token'], type: 'value_error' }] };
  for (const wrong of [changed, `${token}=`, `${token}A`, 'x', '%00']) {
    expect(await list(emulator, { page_token: wrong })).toMatchObject({ status: 422, body: refused });
  }
  expect(await list(emulator, { page_token: token }, 'another key')).toMatchObject({ status: 422, body: refused });
  const project_id = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
  expect(await list(emulator, { page_token: token, project_id })).toMatchObject({ status: 422, body: refused });
  expect((await list(emulator, { page_token: token })).status).toBe(200);
});
