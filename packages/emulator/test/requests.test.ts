import { describe, expect, test } from 'vitest';
import { emulatorForTest } from './support/emulator.ts';
import { call, createSession, send } from './support/http.ts';

const unknown = '/api/v1/chat/ses-unknown';
const stream = `${unknown}/messages/stream`;
const operations = [
  { method: 'GET', path: '/api/v1/chat' },
  { method: 'POST', path: '/api/v1/chat' },
  { method: 'GET', path: unknown },
  { method: 'DELETE', path: unknown },
  { method: 'GET', path: `${unknown}/summary` },
  { method: 'POST', path: stream },
];

describe('keys', () => {
  test.each(operations)('$method $path answers 401 without one, before anything else', async ({ method, path }) => {
    const emulator = await emulatorForTest();
    const response = await send(emulator, method, `${path}?project_id=nonsense`, { key: null });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toEqual({ detail: 'Not authenticated' });
  });

  test.each(['Bearer', 'Bearer ', 'Basic dXNlcjpwYXNz', 'token'])('%j is no key', async (authorization) => {
    const emulator = await emulatorForTest();
    const response = await send(emulator, 'GET', '/api/v1/chat', { key: null, headers: { authorization } });
    expect(response.status).toBe(401);
  });

  test.each(['Bearer My API Key', 'bearer llx-1', 'BEARER a=b, c="d"'])('%j is one', async (authorization) => {
    const emulator = await emulatorForTest();
    const response = await send(emulator, 'GET', '/api/v1/chat', { key: null, headers: { authorization } });
    expect(response.status).toBe(200);
  });
});

describe('wrong input', () => {
  const missing = (name: string, input: unknown) => ({
    type: 'missing',
    loc: ['body', name],
    msg: 'Field required',
    input,
  });
  const uuid = { type: 'uuid_parsing', msg: 'Input should be a valid UUID', input: 'nonsense' };

  test.each([
    {
      place: 'an id of a project and of an organization that are no UUIDs',
      path: '/api/v1/chat?project_id=nonsense&organization_id=nonsense',
      body: undefined,
      detail: [
        { ...uuid, loc: ['query', 'project_id'] },
        { ...uuid, loc: ['query', 'organization_id'] },
      ],
    },
    {
      place: 'eleven indexes',
      path: '/api/v1/chat',
      body: { index_ids: Array(11).fill('idx') },
      detail: [
        {
          type: 'too_long',
          loc: ['body', 'index_ids'],
          msg: 'List should have at most 10 items after validation, not 11',
          input: Array(11).fill('idx'),
          ctx: { field_type: 'List', max_length: 10, actual_length: 11 },
        },
      ],
    },
    {
      place: 'an index that is no text',
      path: '/api/v1/chat',
      body: { index_ids: ['idx', 5] },
      detail: [{ type: 'string_type', loc: ['body', 'index_ids', 1], msg: 'Input should be a valid string', input: 5 }],
    },
    {
      place: 'an access that does not exist',
      path: '/api/v1/chat',
      body: { shared_access: 'all' },
      detail: [
        {
          type: 'enum',
          loc: ['body', 'shared_access'],
          msg: "Input should be 'read_only' or 'query'",
          input: 'all',
          ctx: { expected: "'read_only' or 'query'" },
        },
      ],
    },
    { place: 'no question', path: stream, body: {}, detail: [missing('index_ids', {}), missing('prompt', {})] },
    {
      place: 'no body where one is required',
      path: stream,
      body: undefined,
      detail: [{ type: 'missing', loc: ['body'], msg: 'Field required', input: null }],
    },
    {
      place: 'a body that is not JSON',
      path: stream,
      body: '{"prompt"',
      detail: [{ type: 'json_invalid', loc: ['body'], msg: 'JSON decode error', input: {} }],
    },
    {
      place: 'a list for a body',
      path: stream,
      body: [],
      detail: [{ type: 'dict_type', loc: ['body'], msg: 'Input should be a valid dictionary', input: [] }],
    },
    {
      place: 'no index and a prompt that is too long',
      path: stream,
      body: { index_ids: [], prompt: '𝒙'.repeat(1001) },
      detail: [
        {
          type: 'too_short',
          loc: ['body', 'index_ids'],
          msg: 'List should have at least 1 item after validation, not 0',
          input: [],
          ctx: { field_type: 'List', min_length: 1, actual_length: 0 },
        },
        {
          type: 'string_too_long',
          loc: ['body', 'prompt'],
          msg: 'String should have at most 1000 characters',
          input: '𝒙'.repeat(1001),
          ctx: { max_length: 1000 },
        },
      ],
    },
  ])('is a 422 that names every place: $place', async ({ path, body, detail }) => {
    const emulator = await emulatorForTest();
    expect(await call(emulator, 'POST', path, { body })).toEqual({ status: 422, body: { detail } });
  });

  test('a body of another media type is refused', async () => {
    const emulator = await emulatorForTest();
    const headers = { 'content-type': 'text/plain' };
    const { status, body } = await call(emulator, 'POST', stream, {
      headers,
      body: '{"index_ids":["a"],"prompt":"b"}',
    });
    expect(status).toBe(422);
    expect(body).toMatchObject({ detail: [{ loc: ['body'], msg: 'Input should be sent as application/json' }] });
  });

  test('1000 characters are counted as characters, not as UTF-16 units', async () => {
    const emulator = await emulatorForTest();
    const body = { index_ids: ['idx-x'], prompt: '𝒙'.repeat(1000) };
    expect((await send(emulator, 'POST', stream, { body })).status).toBe(404);
  });

  test('wrong form (422) comes before an unknown session (404), and that before its state (409)', async () => {
    const emulator = await emulatorForTest();
    const bound = await createSession(emulator, { index_ids: ['idx-a'] });
    const ask = async (id: string, body: unknown) =>
      (await call(emulator, 'POST', `/api/v1/chat/${id}/messages/stream`, { body })).status;
    expect(await ask('ses-unknown', { index_ids: [], prompt: 'x' })).toBe(422);
    expect(await ask('ses-unknown', { index_ids: ['idx-b'], prompt: 'x' })).toBe(404);
    expect(await ask(bound, { index_ids: ['idx-b'], prompt: 'x' })).toBe(409);
  });
});

describe('addresses', () => {
  test.each(operations.slice(2, 5))('$method $path is a 404 for an unknown session', async ({ method, path }) => {
    const emulator = await emulatorForTest();
    expect(await call(emulator, method, path)).toEqual({ status: 404, body: { detail: 'Session not found' } });
  });

  test.each(['/index.html', '/api/v1', '/api/v1/chat/', '/api/v1/chat/a/b', '/api/v2/chat'])(
    '%s is not found',
    async (path) => {
      const emulator = await emulatorForTest();
      expect(await call(emulator, 'GET', path)).toEqual({ status: 404, body: { detail: 'Not Found' } });
    },
  );

  test('another method is a 405 that names the allowed ones', async () => {
    const emulator = await emulatorForTest();
    const response = await send(emulator, 'PUT', '/api/v1/chat');
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, POST');
    expect(await response.json()).toEqual({ detail: 'Method Not Allowed' });
  });

  test.each(['%2e%2e', '%00', "'%20OR%201=1", '%E0%A4%A', 'ses%2Fabc'])(
    'a hostile session id is a 404: %s',
    async (id) => {
      const emulator = await emulatorForTest();
      expect((await call(emulator, 'GET', `/api/v1/chat/x${id}`)).status).toBe(404);
    },
  );
});

describe('browsers', () => {
  const origin = 'http://localhost:5173';

  test('may ask first, without a key', async () => {
    const emulator = await emulatorForTest();
    const response = await send(emulator, 'OPTIONS', stream, {
      key: null,
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-anything',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
    expect(response.headers.get('access-control-allow-methods')).toContain('DELETE');
    expect(response.headers.get('access-control-allow-headers')).toBe('authorization,content-type,x-anything');
  });

  test.each([
    { path: '/api/v1/chat', key: 'test key', status: 200 },
    { path: '/api/v1/chat', key: null, status: 401 },
    { path: '/api/v1/chat?page_size=x', key: 'test key', status: 422 },
    { path: '/nowhere', key: 'test key', status: 404 },
  ])('may read the answer $status', async ({ path, key, status }) => {
    const emulator = await emulatorForTest();
    const response = await send(emulator, 'GET', path, { key, headers: { origin } });
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    const readable = response.headers.get('access-control-expose-headers');
    expect(readable).toBe('Retry-After,Retry-After-Ms,WWW-Authenticate');
  });
});
