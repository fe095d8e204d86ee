import { describe, expect, it, onTestFinished, test } from 'vitest';
import type { Route } from '../../../src/runtime/route.ts';
import { type RunningServer, startServer } from '../../../src/runtime/start-server.ts';
import { libraryApi } from '../../support/library.ts';
import { pets } from '../../support/pets.ts';

/** Serves the library by its document alone, every answer held against it. */
async function serveLibrary(): Promise<RunningServer> {
  const complaints: string[] = [];
  const server = await startServer(libraryApi, {
    strictResponses: true,
    log: (message) => complaints.push(message),
  });
  onTestFinished(async () => {
    await server.close();
    expect(complaints).toEqual([]);
  });
  return server;
}

type Answer = { readonly status: number; readonly body: unknown };

/** Calls the library as one of its users. */
function userOf({ url }: RunningServer, key = 'key'): (line: string, body?: unknown) => Promise<Answer> {
  return async (line, body) => {
    const [method = '', path = ''] = line.split(' ');
    const isJson = body !== undefined && !(body instanceof FormData) && !(body instanceof URLSearchParams);
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(isJson && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: isJson ? JSON.stringify(body) : (body as FormData | URLSearchParams) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
}

describe('things that were created', () => {
  it('have an id, what was given, and what else the document asks for', async () => {
    const call = userOf(await serveLibrary());
    expect(await call('POST /shelves', { label: 'Poems', colour: 'blue', secret: 's3cret' })).toEqual({
      status: 201,
      body: { id: 1, label: 'Poems', colour: 'blue', created_at: expect.any(String) },
    });
  });

  it('can be retrieved, changed and deleted', async () => {
    const call = userOf(await serveLibrary());
    const { body: shelf } = await call('POST /shelves', { label: 'Poems', colour: 'blue' });
    expect(await call('GET /shelves/1')).toEqual({ status: 200, body: shelf });
    const changed = { ...(shelf as object), label: 'Plays' };
    expect(await call('PATCH /shelves/1', { label: 'Plays' })).toEqual({ status: 200, body: changed });
    expect(await call('GET /shelves/1')).toEqual({ status: 200, body: changed });
    expect(await call('DELETE /shelves/1')).toEqual({ status: 204, body: undefined });
    expect((await call('GET /shelves/1')).status).toBe(404);
    expect((await call('DELETE /shelves/1')).status).toBe(404);
  });

  it('keep what the document does not allow out of their answers', async () => {
    const call = userOf(await serveLibrary());
    await call('POST /shelves', { label: 'Poems' });
    const { status, body } = await call('PATCH /shelves/1', { label: 5, colour: 'green', code: 'AB-123' });
    expect({ status, body }).toMatchObject({ status: 200, body: { id: 1, code: 'AB-123' } });
    expect(body).not.toHaveProperty('colour');
  });

  it('are listed page by page', async () => {
    const call = userOf(await serveLibrary());
    for (const label of ['One', 'Two', 'Three']) await call('POST /shelves', { label });
    const seen: unknown[] = [];
    let path = '/shelves?limit=2';
    for (let page = 0; page < 2; page += 1) {
      const { body } = await call(`GET ${path}`);
      const { data, next } = body as { data: { label: string }[]; next: string | null };
      seen.push([data.map(({ label }) => label), next]);
      path = `/shelves?limit=2&cursor=${next}`;
    }
    expect(seen).toEqual([
      [['One', 'Two'], expect.stringMatching(/^[\w-]+$/)],
      [['Three'], null],
    ]);
  });

  it('refuse a token that was not given out for them', async () => {
    const library = await serveLibrary();
    const [call, stranger] = [userOf(library), userOf(library, 'another key')];
    for (const label of ['One', 'Two', 'Three']) await call('POST /shelves', { label });
    const { next } = (await call('GET /shelves?limit=2')).body as { next: string };
    expect((await call(`GET /shelves?cursor=${next}`)).status).toBe(200);
    for (const token of ['nonsense', '2', `${next}A`, next.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))]) {
      expect((await call(`GET /shelves?cursor=${token}`)).status).toBe(422);
    }
    expect((await stranger(`GET /shelves?cursor=${next}`)).status).toBe(422);
  });

  it('live below the thing that their path names, and end with it', async () => {
    const call = userOf(await serveLibrary());
    const book = new FormData();
    book.set('title', 'Faust');
    book.set('cover', new Blob(['png']), 'cover.png');
    expect((await call('POST /shelves/1/books', book)).status).toBe(404);
    await call('POST /shelves', { label: 'Plays' });
    const faust = { book_id: '00000000-0000-4000-8000-000000000002', title: 'Faust' };
    expect(await call('POST /shelves/1/books', book)).toEqual({ status: 200, body: faust });
    expect(await call('GET /shelves/1/books')).toEqual({ status: 200, body: [faust] });
    expect(await call(`GET /shelves/1/books/${faust.book_id}`)).toEqual({ status: 200, body: faust });
    expect((await call('GET /shelves/2/books')).status).toBe(404);
    await call('DELETE /shelves/1');
    expect((await call(`GET /shelves/1/books/${faust.book_id}`)).status).toBe(404);
  });

  it('tell what is below them', async () => {
    const call = userOf(await serveLibrary());
    expect((await call('GET /shelves/1/label')).status).toBe(404);
    await call('POST /shelves', { label: 'Maps' });
    expect(await call('GET /shelves/1/label')).toEqual({ status: 200, body: { label: 'Maps' } });
  });

  it('are put where clients name them', async () => {
    const call = userOf(await serveLibrary());
    expect((await call('GET /members/Ann%20B')).status).toBe(404);
    const ann = { status: 200, body: { member_name: 'Ann B', age: 30 } };
    expect(await call('PUT /members/Ann%20B', new URLSearchParams({ age: '30' }))).toEqual(ann);
    expect(await call('GET /members/Ann%20B')).toEqual(ann);
  });

  it('are those of their key alone', async () => {
    const server = await serveLibrary();
    await userOf(server, 'one')('POST /shelves', { label: 'Poems' });
    const other = userOf(server, 'two');
    expect((await other('GET /shelves/1')).status).toBe(404);
    expect(await other('GET /shelves')).toMatchObject({ body: { data: [] } });
  });
});

describe('a list that is read page by page, and whose things have no path', () => {
  const loan = {
    type: 'object',
    required: ['id', 'book'],
    properties: { id: { type: 'integer' }, book: { type: 'string' } },
  };
  const common = { path: '/loans', authenticated: false, errors: [] };
  const list: Route = {
    ...common,
    id: 'loans.list',
    method: 'get',
    parameters: ['page', 'per_page'].map((name) => ({
      name,
      in: 'query',
      required: false,
      schema: { type: 'integer' },
    })),
    success: { status: '200', mediaType: 'application/json', schema: { type: 'array', items: loan } },
    pagination: { kind: 'page-number', token: 'page', size: 'per_page' },
  };
  const create: Route = {
    ...common,
    id: 'loans.create',
    method: 'post',
    parameters: [],
    body: { required: true, mediaType: 'application/json', schema: { ...loan, required: ['book'] } },
    success: { status: '201', mediaType: 'application/json', schema: loan },
  };
  const serve = async (...routes: Route[]) => {
    const { auth: _none, ...open } = pets;
    const server = await startServer({ ...open, routes }, { strictResponses: true });
    onTestFinished(() => server.close());
    return userOf(server);
  };

  it('keeps what is created', async () => {
    const call = await serve(list, create);
    for (const book of ['Faust', 'Emma', 'Medea']) await call('POST /loans', { book });
    const pages = await Promise.all([1, 2, 3].map((page) => call(`GET /loans?per_page=2&page=${page}`)));
    expect(pages.map(({ body }) => body)).toEqual([
      [
        { id: 1, book: 'Faust' },
        { id: 2, book: 'Emma' },
      ],
      [{ id: 3, book: 'Medea' }],
      [],
    ]);
  });

  it('ends after its example where nothing can be created', async () => {
    const call = await serve(list);
    expect((await call('GET /loans')).body).not.toEqual([]);
    expect((await call('GET /loans?page=1')).body).toEqual((await call('GET /loans')).body);
    expect((await call('GET /loans?page=2')).body).toEqual([]);
  });
});

describe('what cannot be created is made up', () => {
  test.each([
    ['GET /hours/monday', { day: 'monday', opens: '09:30' }],
    ['GET /hours/special', { opens: 'noon' }],
    ['GET /reports/latest', { visits: 42 }],
    ['GET /tree', { left: null, up: { left: null, up: { left: null } } }],
  ])('%s', async (line, body) => {
    const call = userOf(await serveLibrary());
    expect(await call(line)).toEqual({ status: 200, body });
    expect(await call(line)).toEqual({ status: 200, body });
  });

  test('in other media types too', async () => {
    const { url } = await serveLibrary();
    const response = await fetch(`${url}/reports/text`);
    expect(response.headers.get('content-type')).toBe('text/csv');
    expect(await response.text()).toBe('a,b');
  });
});

test('errors have the form that the document gives them', async () => {
  const call = userOf(await serveLibrary());
  const code = expect.stringMatching(/^(wrong|missing)$/);
  const missing = { code, title: 'There is no shelf_id 7 in /shelves' };
  expect(await call('GET /shelves/7')).toEqual({ status: 404, body: missing });
  const wrong = { code, title: 'body.label: String should have at least 2 characters' };
  expect(await call('POST /shelves', { label: 'x' })).toEqual({ status: 422, body: wrong });
});

test('an API without a key, an error or a collection is served as well', async () => {
  const { auth: _none, ...open } = pets;
  await using server = await startServer({ ...open, routes: open.routes.filter((route) => !route.authenticated) });
  const response = await fetch(`${server.url}/reports/visits.csv?tag=1`);
  expect([response.status, await response.json()]).toEqual([200, null]);
  const created = await fetch(`${server.url}/pets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Rex', 'home/town': 'Ulm' }),
  });
  expect([created.status, await created.json()]).toMatchObject([201, { name: 'Rex', 'home/town': 'Ulm' }]);
});

test('where callers have no key in common, everyone is let in', async () => {
  const { auth: _none, ...open } = pets;
  await using server = await startServer(open);
  expect((await fetch(`${server.url}/pets/1`)).status).not.toBe(401);
});

test.each([
  ['POST /desk', 204],
  ['PUT /desk', 422],
])('%s has no body where there can be none', async (line, status) => {
  expect(await userOf(await serveLibrary())(line)).toEqual({ status, body: undefined });
});

describe('a stream', () => {
  const events = [
    { kind: 'arrived', book: { book_id: expect.stringMatching(/^[0-9a-f-]{36}$/), title: 'title' } },
    { kind: 'lent' },
    { kind: 'closed', failed: false, reason: null },
  ];

  it('has every kind of event once, and the terminal one last', async () => {
    const { url } = await serveLibrary();
    const response = await fetch(`${url}/news.sse`);
    const frames = (await response.text()).split('\n\n').filter((frame) => frame !== '');
    expect(frames.map((frame) => JSON.parse(frame.replace(/^data: /, '')))).toEqual(events);
  });

  it('is framed as the document says', async () => {
    const { url } = await serveLibrary();
    const lines = (await (await fetch(`${url}/news.jsonl`)).text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(events);
  });

  it('has faults as any other', async () => {
    const { url } = await serveLibrary();
    const headers = { 'x-emulator-fault': 'failed-terminal;message=Rain' };
    const text = await (await fetch(`${url}/news.sse`, { headers })).text();
    expect(text).toContain('data: {"kind":"closed","failed":true,"reason":"Rain"}\n\n');
  });
});
