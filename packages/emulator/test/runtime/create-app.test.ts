import { describe, expect, test } from 'vitest';
import { HttpError } from '../../src/runtime/http-error.ts';
import type { Route, RouteAuth } from '../../src/runtime/route.ts';
import { pets, servePets } from '../support/pets.ts';

const rex = { name: 'Rex' };

async function read(url: string, init?: RequestInit): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, init);
  return { status: response.status, body: await response.json() };
}

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

describe('a handler', () => {
  test('gets the parameters of every place, each in its own type', async () => {
    const { url } = await servePets({ 'pets.report': (request: object) => request });
    const headers = { 'x-size': 'large', cookie: 'visit=1.5; other=x' };
    expect(await read(`${url}/reports/a.b%20c.csv?tag=1&tag=2&brief=yes&unknown=1`, { headers })).toEqual({
      status: 200,
      body: {
        path: { name: 'a.b c', format: 'csv' },
        query: { tag: [1, 2], brief: true },
        header: { 'X-Size': 'large' },
        cookie: { visit: 1.5 },
      },
    });
  });

  test('gets the checked body, and answers with the declared status', async () => {
    const { url } = await servePets({ 'pets.create': ({ body }: { body: unknown }) => body });
    expect(await read(`${url}/pets`, post(rex))).toEqual({ status: 201, body: rex });
  });

  test('never sees wrong input, and the answer names every place', async () => {
    const handler = () => {
      throw new Error('The handler was called');
    };
    const { url } = await servePets({ 'pets.report': handler });
    const { status, body } = await read(`${url}/reports/x.exe?tag=1&tag=two&brief=maybe`, {
      headers: { 'x-size': 'huge' },
    });
    expect(status).toBe(422);
    expect((body as { detail: { loc: unknown; type: string }[] }).detail.map(({ loc, type }) => [loc, type])).toEqual([
      [['path', 'format'], 'enum'],
      [['query', 'tag', 1], 'int_parsing'],
      [['query', 'brief'], 'bool_parsing'],
      [['header', 'X-Size'], 'enum'],
    ]);
  });

  test('answers by throwing an HttpError', async () => {
    const handler = () => {
      throw new HttpError(404, 'No such pet', { 'Retry-After': '5' });
    };
    const { url } = await servePets({ 'pets.retrieve': handler });
    const response = await fetch(`${url}/pets/1`, { headers: { 'x-pet-key': 'k' } });
    expect(response.status).toBe(404);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toEqual({ detail: 'No such pet' });
  });

  test('that is missing is a 501', async () => {
    const { url } = await servePets({});
    expect(await read(`${url}/pets`, post(rex))).toEqual({
      status: 501,
      body: { detail: 'This operation is not served here' },
    });
  });

  test('that breaks is a 500 which tells the client nothing', async () => {
    const handler = () => {
      throw new Error('the inner reason');
    };
    const { url, logged } = await servePets({ 'pets.create': handler });
    expect(await read(`${url}/pets?token=secret`, post(rex))).toEqual({
      status: 500,
      body: { detail: 'Internal server error' },
    });
    expect(logged).toEqual(['POST /pets failed: the inner reason']);
  });
});

test('an operation of the method OPTIONS is no question of a browser', async () => {
  const routes = pets.routes.map((route) =>
    route.id === 'pets.create' ? { ...route, method: 'options' as const } : route,
  );
  const { url } = await servePets({ 'pets.create': () => rex }, { routes });
  const own = { ...post(rex), method: 'OPTIONS' };
  expect(await read(`${url}/pets`, own)).toEqual({ status: 201, body: rex });
  const asked = await fetch(`${url}/pets`, { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } });
  expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([
    204,
    expect.stringContaining('POST'),
  ]);
});

describe('HEAD', () => {
  const head = (path: string): Route => ({
    id: `head ${path}`,
    method: 'head',
    path,
    authenticated: false,
    parameters: [{ name: 'size', in: 'query', required: true, schema: { enum: ['large'] } }],
    success: { status: '204' },
    errors: [],
  });

  test.each([
    ['HEAD', '/reports/x.pdf?size=large', 204],
    ['HEAD', '/reports/x.pdf', 422],
    ['GET', '/reports/x.pdf', 200],
    ['HEAD', '/alone?size=large', 204],
    ['GET', '/alone?size=large', 405],
    ['HEAD', '/pets/1', 401],
  ])('%s %s calls the route of its method', async (method, path, status) => {
    const handlers = Object.fromEntries(
      ['head /alone', 'head /reports/{name}.{format}', 'pets.report', 'pets.retrieve'].map((id) => [
        id,
        () => undefined,
      ]),
    );
    const routes = [...pets.routes, head('/alone'), head('/reports/{name}.{format}')];
    const { url } = await servePets(handlers, { routes, strictResponses: false });
    expect((await fetch(`${url}${path}`, { method })).status).toBe(status);
  });
});

test('a path may have brackets around a value', async () => {
  const routes = pets.routes.map((route) => ({
    ...route,
    path: route.path.replace('/pets/{pet-id}', '/pets({pet-id})'),
  }));
  const { url } = await servePets(
    { 'pets.retrieve': ({ path }: { path: object }) => ({ name: JSON.stringify(path) }) },
    { routes },
  );
  const headers = { 'x-pet-key': 'k' };
  expect(await read(`${url}/pets(7)`, { headers })).toEqual({ status: 200, body: { name: '{"pet-id":7}' } });
  expect((await fetch(`${url}/pets7`, { headers })).status).toBe(404);
});

test.each([':all', '*'])('a path that ends with %s is no pattern', async (end) => {
  const routes = pets.routes.map((route) => (route.path === '/pets' ? { ...route, path: `/pets/${end}` } : route));
  const { url } = await servePets({ 'pets.create': () => rex }, { routes });
  expect((await fetch(`${url}/pets/${end}`, post(rex))).status).toBe(201);
  expect((await fetch(`${url}/pets/more`, post(rex))).status).toBe(405);
});

describe('keys', () => {
  test.each<{ auth: RouteAuth; init: RequestInit; query: string; wanted: string }>([
    {
      auth: { type: 'apiKey', in: 'header', name: 'X-Pet-Key' },
      init: { headers: { 'x-pet-key': 'k' } },
      query: '',
      wanted: 'k',
    },
    { auth: { type: 'apiKey', in: 'query', name: 'key' }, init: {}, query: '?key=k', wanted: 'k' },
    {
      auth: { type: 'apiKey', in: 'cookie', name: 'key' },
      init: { headers: { cookie: 'key=k' } },
      query: '',
      wanted: 'k',
    },
    {
      auth: { type: 'basic' },
      init: { headers: { authorization: `Basic ${btoa('user:p:w')}` } },
      query: '',
      wanted: 'p:w',
    },
    { auth: { type: 'bearer' }, init: { headers: { authorization: 'Bearer k 2' } }, query: '', wanted: 'k 2' },
  ])('are read from $auth', async ({ auth, init, query, wanted }) => {
    const handler = (_request: object, { key }: { key: string }) => ({ name: key });
    const { url } = await servePets({ 'pets.retrieve': handler }, { auth });
    expect(await read(`${url}/pets/1${query}`, init)).toEqual({ status: 200, body: { name: wanted } });
    expect((await read(`${url}/pets/1`)).status).toBe(401);
  });
});

describe('strict responses', () => {
  const wrong = { name: 'Rex', owner: { name: 'Ann', pets: [{ name: 5 }] } };

  test('turn an answer that does not match into a 500 that names the place', async () => {
    const { url, logged } = await servePets({ 'pets.create': () => wrong });
    const detail =
      'The answer 201 of pets.create does not match the document at /owner/pets/0/name: ' +
      'Instance type "number" is invalid. Expected "string".';
    expect(await read(`${url}/pets`, post(rex))).toEqual({ status: 500, body: { detail } });
    expect(logged).toEqual([`POST /pets failed: ${detail}`]);
  });

  test('know the statuses that the document declares', async () => {
    const handler = () => {
      throw new HttpError(409, 'Taken');
    };
    const { url } = await servePets({ 'pets.retrieve': handler });
    expect(await read(`${url}/pets/1`, { headers: { 'x-pet-key': 'k' } })).toEqual({
      status: 500,
      body: { detail: 'The answer 409 of pets.retrieve does not match the document at status: It is not declared.' },
    });
  });

  test('let everything pass when they are off', async () => {
    const { url } = await servePets({ 'pets.create': () => wrong }, { strictResponses: false });
    expect(await read(`${url}/pets`, post(rex))).toEqual({ status: 201, body: wrong });
  });
});

describe('streams', () => {
  async function* feed() {
    yield { event: 'first', data: { name: 'Rex\nand "Bo"' } };
    yield { data: { name: 'Bo' } };
  }

  test('are framed as server-sent events, with a name where there is one', async () => {
    const { url } = await servePets({ 'pets.sse': feed });
    const response = await fetch(`${url}/feed.sse`);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(await response.text()).toBe('event: first\ndata: {"name":"Rex\\nand \\"Bo\\""}\n\ndata: {"name":"Bo"}\n\n');
  });

  test('are framed as lines of JSON', async () => {
    const { url } = await servePets({ 'pets.jsonl': feed });
    const response = await fetch(`${url}/feed.jsonl`);
    expect(response.headers.get('content-type')).toBe('application/jsonl');
    expect(await response.text()).toBe('{"name":"Rex\\nand \\"Bo\\""}\n{"name":"Bo"}\n');
  });

  test('end by a text where the document has one', async () => {
    const { url } = await servePets({ 'pets.done': feed });
    expect((await (await fetch(`${url}/feed.done`)).text()).split('\n\n').slice(1)).toEqual([
      'data: {"name":"Bo"}',
      'data: [DONE]',
      '',
    ]);
  });

  test('of text are sent as they are', async () => {
    async function* words() {
      yield { data: 'one\n' };
      yield { data: 'two' };
    }
    const { url } = await servePets({ 'pets.text': words });
    const response = await fetch(`${url}/feed.text`);
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(await response.text()).toBe('one\ntwo');
  });

  test('send each event before the next one is made', async () => {
    const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
    const handler = async function* () {
      yield { data: { name: 'Rex' } };
      await mayGoOn;
      yield { data: { name: 'Bo' } };
    };
    const { url } = await servePets({ 'pets.sse': handler });
    const reader = (await fetch(`${url}/feed.sse`)).body?.pipeThrough(new TextDecoderStream()).getReader();
    expect(await reader?.read()).toEqual({ done: false, value: 'data: {"name":"Rex"}\n\n' });
    goOn();
    expect(await reader?.read()).toEqual({ done: false, value: 'data: {"name":"Bo"}\n\n' });
  });

  test('ask for no more events once the client has left', async () => {
    const { promise: left, resolve: leave } = Promise.withResolvers<void>();
    const handler = async function* (_request: object, { signal }: { signal: AbortSignal }) {
      try {
        for (;;) {
          yield { data: { name: 'Rex' } };
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      } finally {
        if (signal.aborted) leave();
      }
    };
    const { url } = await servePets({ 'pets.sse': handler });
    const response = await fetch(`${url}/feed.sse`);
    await response.body?.cancel();
    await left;
  });

  test('that break off cut the connection, so that nobody takes them for complete', async () => {
    const handler = async function* () {
      yield { data: { name: 'Rex' } };
      yield { data: { name: 5 } };
    };
    const { url, logged } = await servePets({ 'pets.sse': handler });
    const response = await fetch(`${url}/feed.sse`);
    await expect(response.text()).rejects.toThrow('terminated');
    expect(logged).toEqual([
      'pets.sse broke off: The answer 200 of pets.sse does not match the document at /name: ' +
        'Instance type "number" is invalid. Expected "string".',
    ]);
  });
});

test('a body of more than 10 MB is refused', async () => {
  const { url } = await servePets({});
  expect(await read(`${url}/pets`, post({ name: 'x'.repeat(11 * 1024 * 1024) }))).toEqual({
    status: 413,
    body: { detail: 'The body is too large' },
  });
});
