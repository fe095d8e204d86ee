import { describe, expect, it, test } from 'vitest';
import { askedRoute } from '../../src/runtime/asked-route.ts';
import { createDocumentHandlers } from '../../src/runtime/document/document-handlers.ts';
import type { AnyHandlers, CallContext } from '../../src/runtime/handler.ts';
import type { Route } from '../../src/runtime/route.ts';
import { pets, servePets } from '../support/pets.ts';

const pet = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
const piece = { type: 'object', required: ['piece'], properties: { piece: { type: 'string', maxLength: 4 } } };
const body = { type: 'object', properties: { stream: { type: ['boolean', 'null'] } } };
const route: Route = {
  id: 'pets.describe',
  method: 'post',
  path: '/describe',
  authenticated: false,
  parameters: [],
  body: { required: true, mediaType: 'application/json', schema: body },
  success: { status: '200', mediaType: 'application/json', schema: pet },
  errors: [],
  streamed: {
    flag: 'stream',
    success: { status: '200', mediaType: 'text/event-stream', schema: piece },
    stream: { framing: 'sse', done: '[DONE]', deltas: [] },
  },
};

async function describePet(stream: unknown, handlers: AnyHandlers<CallContext>, headers = {}) {
  const { url, logged } = await servePets(handlers, { routes: [route] });
  const response = await fetch(`${url}/describe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ stream }),
  });
  return { response, logged };
}

test.each<[given: unknown, isAsked: boolean]>([
  [{ stream: true }, true],
  [{ stream: false }, false],
  [{ stream: 'true' }, false],
  [{}, false],
  [null, false],
  ['stream', false],
  [undefined, false],
])('a body that is %j asks for a stream: %s', (given, isAsked) => {
  expect(askedRoute(route, { body: given }).stream !== undefined).toBe(isAsked);
});

test.each<[given: unknown, isAsked: boolean]>([
  [{ query: { stream: true } }, true],
  [{ query: { stream: false }, body: { stream: true } }, false],
  [{ body: { stream: true } }, false],
])('of %j a query asks for a stream: %s', (request, isAsked) => {
  const inQuery = { ...route, streamed: { ...route.streamed, flagIn: 'query' } } as Route;
  expect(askedRoute(inQuery, request as object).stream !== undefined).toBe(isAsked);
});

test('a flag that every object inherits asks for nothing', () => {
  const inherited = { ...route, streamed: { ...route.streamed, flag: 'constructor' } } as Route;
  expect(askedRoute(inherited, { body: {} }).stream).toBeUndefined();
});

describe('a route that may stream', () => {
  async function* pieces() {
    yield { data: { piece: 'Rex' } };
  }
  const handler = ({ body: { stream } }: { body: { stream: unknown } }) => (stream ? pieces() : { name: 'Rex' });

  it.each([false, null])('answers whole where its body says %j', async (stream) => {
    const { response } = await describePet(stream, { 'pets.describe': handler });
    expect(await response.json()).toEqual({ name: 'Rex' });
  });

  it('answers event by event where its body says true', async () => {
    const { response } = await describePet(true, { 'pets.describe': handler });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(await response.text()).toBe('data: {"piece":"Rex"}\n\ndata: [DONE]\n\n');
  });

  it('holds its body, its answer and its events against the document', async () => {
    expect((await describePet('yes', { 'pets.describe': handler })).response.status).toBe(422);
    const whole = await describePet(false, { 'pets.describe': () => ({ piece: 'Rex' }) });
    expect(whole.response.status).toBe(500);
    async function* wrong() {
      yield { data: { piece: 'Rex' } };
      yield { data: { piece: 'Rex and Bo' } };
    }
    const { response, logged } = await describePet(true, { 'pets.describe': wrong });
    await expect(response.text()).rejects.toThrow('terminated');
    expect(logged.join()).toContain('pets.describe broke off: The answer 200 of pets.describe does not match');
  });

  it('answers by the document alone, in both forms', async () => {
    const handlers = createDocumentHandlers({ ...pets, routes: [route] });
    expect(await (await describePet(false, handlers)).response.json()).toEqual({ name: 'name' });
    const { response } = await describePet(true, handlers);
    expect(await response.text()).toMatch(/^data: \{"piece":"\w+"\}\n\ndata: \[DONE\]\n\n$/);
  });

  it('has the faults of streams where it streams, and those of answers where it does not', async () => {
    const fault = { 'x-emulator-fault': 'unknown-event' };
    const { response } = await describePet(true, { 'pets.describe': handler }, fault);
    expect(await response.text()).toContain('emulator_unknown');
    const whole = await describePet(false, { 'pets.describe': handler }, fault);
    expect(await whole.response.json()).toEqual({ name: 'Rex' });
  });
});
