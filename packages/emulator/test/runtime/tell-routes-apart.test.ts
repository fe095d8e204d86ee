import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { RouteParameter } from '../../src/runtime/route.ts';
import { tellRoutesApart } from '../../src/runtime/tell-routes-apart.ts';

const required = (place: 'query' | 'header', name: string, schema = {}): RouteParameter => ({
  name,
  in: place,
  required: true,
  schema,
});
const route = (name: string, path: string, ...parameters: RouteParameter[]) => ({
  name,
  method: 'get' as const,
  path,
  parameters,
});

/** The names of the routes that a request means. */
async function meant(routes: readonly ReturnType<typeof route>[], path: string, headers = {}): Promise<string[]> {
  const isMeant = tellRoutesApart(routes);
  const app = new Hono().get('*', (context) =>
    context.json(routes.filter((each) => isMeant(each, context.req)).map(({ name }) => name)),
  );
  const response = await app.request(path, { headers });
  return (await response.json()) as string[];
}

describe('of several routes at one address', () => {
  const routes = [
    route('list', '/'),
    route('search', '/?method=search'),
    route('echo', '/', required('query', 'method', { enum: ['echo'] })),
    route('details', '/', required('query', 'id'), required('query', 'method', { const: 'echo' })),
    route('target', '/', required('header', 'X-Target', { const: 'Things.Get' })),
  ];

  test.each([
    ['/', {}, 'list'],
    ['/?method=other', {}, 'list'],
    ['/?method=search', {}, 'search'],
    ['/?method=echo', {}, 'echo'],
    ['/?method=echo&id=1', {}, 'details'],
    ['/', { 'x-target': 'Things.Get' }, 'target'],
  ])('%s with %j means %s', async (path, headers, name) => {
    expect(await meant(routes, path, headers)).toEqual([name]);
  });

  test('the first is meant where all demand more', async () => {
    expect(await meant(routes.slice(1, 3), '/')).toEqual(['search']);
  });
});

test('a route that is alone at its address is always meant', async () => {
  const routes = [route('echo', '/', required('query', 'method')), route('other', '/other')];
  expect(await meant(routes, '/')).toEqual(['echo', 'other']);
});
