import { describe, expect, test } from 'vitest';
import type { ChatSessionSummary, SessionDetail } from '../src/generated/models.ts';
import { emulatorForTest } from './support/emulator.ts';
import { call, createSession, runTurn, send } from './support/http.ts';

const project = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
const other = '11111111-2222-4333-8444-555555555555';

describe('create', () => {
  test('answers 201 with every field, null where there is nothing yet', async () => {
    const emulator = await emulatorForTest();
    const { status, body } = await call(emulator, 'POST', '/api/v1/chat');
    expect(status).toBe(201);
    expect(body).toEqual({
      session_id: expect.stringMatching(/^ses-[0-9a-f]{32}$/),
      last_updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/),
      generated_title: null,
      index_ids: null,
      job_metadata: null,
      shared_access: 'read_only',
    });
  });

  test.each([
    { given: {}, wanted: { index_ids: null, shared_access: 'read_only' } },
    { given: { index_ids: null, shared_access: null }, wanted: { index_ids: null, shared_access: 'read_only' } },
    { given: { index_ids: [] }, wanted: { index_ids: [] } },
    { given: { index_ids: ['idx-a', 'idx-b'] }, wanted: { index_ids: ['idx-a', 'idx-b'] } },
    { given: { shared_access: 'query' }, wanted: { shared_access: 'query' } },
  ])('stores $given', async ({ given, wanted }) => {
    const emulator = await emulatorForTest();
    const { status, body } = await call<ChatSessionSummary>(emulator, 'POST', '/api/v1/chat', { body: given });
    expect(status).toBe(201);
    expect(body).toMatchObject(wanted);
    const stored = await call(emulator, 'GET', `/api/v1/chat/${body.session_id}/summary`);
    expect(stored.body).toEqual(body);
  });
});

describe('retrieve', () => {
  test('gives the summary and the history of a session', async () => {
    const emulator = await emulatorForTest();
    const sessionId = await createSession(emulator);
    const empty = await call<SessionDetail>(emulator, 'GET', `/api/v1/chat/${sessionId}`);
    expect(empty.body.events).toEqual([]);
    await runTurn(emulator, sessionId, { index_ids: ['idx-handbook'], prompt: 'refunds' });
    const summary = await call<ChatSessionSummary>(emulator, 'GET', `/api/v1/chat/${sessionId}/summary`);
    const { events, ...rest } = (await call<SessionDetail>(emulator, 'GET', `/api/v1/chat/${sessionId}`)).body;
    expect(rest).toEqual(summary.body);
    expect(events).not.toEqual([]);
  });
});

describe('delete', () => {
  test('answers 204 without a body, and 404 from then on', async () => {
    const emulator = await emulatorForTest();
    const sessionId = await createSession(emulator);
    const path = `/api/v1/chat/${sessionId}`;
    expect(await call(emulator, 'DELETE', path)).toEqual({ status: 204, body: undefined });
    expect(await call(emulator, 'GET', path)).toEqual({ status: 404, body: { detail: 'Session not found' } });
    expect((await call(emulator, 'DELETE', path)).status).toBe(404);
  });
});

describe('scopes', () => {
  const routes = [
    { method: 'GET', suffix: '', wanted: 200 },
    { method: 'GET', suffix: '/summary', wanted: 200 },
    { method: 'POST', suffix: '/messages/stream', body: { index_ids: ['idx-handbook'], prompt: 'x' }, wanted: 200 },
    { method: 'DELETE', suffix: '', wanted: 204 },
  ];

  test.each(routes)(
    '$method $suffix sees a session in its own scope alone',
    async ({ method, suffix, body, wanted }) => {
      const emulator = await emulatorForTest();
      const scope = `project_id=${project}&organization_id=${other}`;
      const created = await call<ChatSessionSummary>(emulator, 'POST', `/api/v1/chat?${scope}`, { key: 'one' });
      const path = `/api/v1/chat/${created.body.session_id}${suffix}`;
      const ask = async (query: string, key: string) => {
        const response = await send(emulator, method, `${path}?${query}`, { key, body });
        await response.text();
        return response.status;
      };
      expect(await ask(scope, 'two')).toBe(404);
      expect(await ask('', 'one')).toBe(404);
      expect(await ask(`project_id=${other}&organization_id=${other}`, 'one')).toBe(404);
      expect(await ask(`project_id=${project}&organization_id=${project}`, 'one')).toBe(404);
      expect(
        await ask(
          scope.toUpperCase().replace(/PROJECT_ID|ORGANIZATION_ID/g, (name) => name.toLowerCase()),
          'one',
        ),
      ).toBe(wanted);
    },
  );

  test('an empty project is the default project', async () => {
    const emulator = await emulatorForTest();
    const sessionId = await createSession(emulator);
    expect((await call(emulator, 'GET', `/api/v1/chat/${sessionId}?project_id=&organization_id=`)).status).toBe(200);
  });
});
