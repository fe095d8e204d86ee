import { hashKey, matchQuery, QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { infiniteKey, operationKey } from '../../src/runtime/operation-key.ts';

const client = { baseURL: 'https://api.example.com' };

describe('operationKey', () => {
  it.each([
    ['no input', operationKey(client, 'users.list'), [client.baseURL, 'users.list']],
    ['empty input', operationKey(client, 'users.list', {}, {}), [client.baseURL, 'users.list']],
    ['null for parameters', operationKey(client, 'users.list', {}, null), [client.baseURL, 'users.list']],
    [
      'a path argument',
      operationKey(client, 'users.retrieve', { userId: 'u-1' }),
      [client.baseURL, 'users.retrieve', { path: { userId: 'u-1' } }],
    ],
    [
      'parameters alone',
      operationKey(client, 'users.list', {}, { size: 2 }),
      [client.baseURL, 'users.list', { params: { size: 2 } }],
    ],
    [
      'values that are undefined',
      operationKey(client, 'users.retrieve', { userId: undefined }, { size: undefined, token: null }),
      [client.baseURL, 'users.retrieve', { params: { token: null } }],
    ],
  ])('holds what it is given: %s', (_name, key, wanted) => {
    expect(key).toStrictEqual(wanted);
  });

  it('differs for every other use', () => {
    const keys = [
      operationKey(client, 'users.list'),
      operationKey({ baseURL: 'https://api.example.org' }, 'users.list'),
      operationKey(client, 'users.retrieve'),
      operationKey(client, 'users.list', { path: 'infinite' }),
      operationKey(client, 'users.list', { infinite: true }),
      operationKey(client, 'users.list', {}, { path: 'infinite' }),
      operationKey(client, 'users.list', {}, { infinite: true }),
      infiniteKey(operationKey(client, 'users.list')),
      infiniteKey(operationKey(client, 'users.list', {}, { infinite: true })),
    ];
    expect(new Set(keys.map(hashKey)).size).toBe(keys.length);
  });

  it('keeps a copy of what it is given', () => {
    const params = { size: 2 };
    const key = operationKey(client, 'users.list', {}, params);
    params.size = 3;
    expect(key[2]).toEqual({ params: { size: 2 } });
  });
});

describe('a key as a filter', () => {
  const cached = operationKey(client, 'users.retrieve', { userId: 'u-1' }, { verbose: true, page: 2 });

  it.each([
    ['the operation', operationKey(client, 'users.retrieve'), true],
    ['the path argument', operationKey(client, 'users.retrieve', { userId: 'u-1' }), true],
    ['some of the parameters', operationKey(client, 'users.retrieve', {}, { page: 2 }), true],
    ['all of it', cached, true],
    ['another path argument', operationKey(client, 'users.retrieve', { userId: 'u-2' }), false],
    ['another parameter', operationKey(client, 'users.retrieve', {}, { page: 3 }), false],
    ['another operation', operationKey(client, 'users.list'), false],
    ['another server', operationKey({ baseURL: 'https://api.example.org' }, 'users.retrieve'), false],
  ])('matches by %s: %#', (_name, queryKey, wanted) => {
    const queryClient = new QueryClient();
    queryClient.setQueryData(cached, {});
    const [query] = queryClient.getQueryCache().getAll();
    expect(query && matchQuery({ queryKey }, query)).toBe(wanted);
  });

  it('matches infinite lists by the key of the plain list', () => {
    const queryClient = new QueryClient();
    const plain = operationKey(client, 'users.list', {}, { size: 2 });
    queryClient.setQueryData(plain, {});
    queryClient.setQueryData(infiniteKey(plain), {});
    expect(queryClient.getQueriesData({ queryKey: plain })).toHaveLength(2);
    expect(queryClient.getQueriesData({ queryKey: infiniteKey(plain) })).toHaveLength(1);
  });
});
