import { expect, test } from 'vitest';
import { findResources } from '../../../src/runtime/document/resource.ts';
import type { Route } from '../../../src/runtime/route.ts';

const route = (method: Route['method'], path: string, name = ''): Route => ({
  id: `${method} ${path} ${name}`,
  method,
  path,
  authenticated: false,
  parameters: [],
  success: { status: '200' },
  errors: [],
});

test('what is read page by page is no thing', () => {
  const list = { ...route('get', '/search/{query}'), pagination: { kind: 'page-number', token: 'page' } as const };
  const { roleOf } = findResources([route('post', '/search'), list]);
  expect(roleOf(list)).toEqual({ does: 'other' });
});

test('of the routes of one address, the first alone is about the thing', () => {
  const routes = [
    route('post', '/things'),
    route('get', '/things/{id}'),
    route('get', '/things/{id}', 'rights'),
    route('delete', '/things/{id}'),
  ];
  const { roleOf } = findResources(routes);
  expect(routes.map((each) => roleOf(each).does)).toEqual(['create', 'retrieve', 'other', 'delete']);
});
