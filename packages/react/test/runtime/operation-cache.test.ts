import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { operationCache, operationInfiniteCache } from '../../src/runtime/operation-cache.ts';
import { infiniteKey, operationKey } from '../../src/runtime/operation-key.ts';
import { operationInfiniteQuery, operationQuery } from '../../src/runtime/query-options.ts';

const client = { baseURL: 'https://api.example.com' };
const userKey = operationKey(client, 'users.retrieve', { userId: 'u-1' });

/** The cached data of a user, whose name tells how often users were read, and of users page by page. */
function users(queryClient: QueryClient, call: (count: number) => Promise<string> = async (count) => `name ${count}`) {
  const counter = { calls: 0 };
  const read = () => {
    counter.calls += 1;
    return call(counter.calls);
  };
  const user = operationQuery({ key: userKey, path: {}, call: read });
  const pages = operationInfiniteQuery({
    key: infiniteKey(operationKey(client, 'users.list')),
    path: {},
    firstToken: 'first',
    call: async (_path, token) => ({ token, name: await read() }),
    nextToken: () => 'second',
  });
  return { counter, user: operationCache(queryClient, user), pages: operationInfiniteCache(queryClient, pages) };
}

const firstPage = { pages: [{ token: 'first', name: 'name 1' }], pageParams: ['first'] };

describe('operationCache', () => {
  it('has no data before anything is read', () => {
    const { user, pages } = users(new QueryClient());
    expect([user.getData(), pages.getData()]).toEqual([undefined, undefined]);
  });

  it.each<[form: 'user' | 'pages', wanted: unknown]>([
    ['user', 'name 1'],
    ['pages', firstPage],
  ])('prefetches the %s', async (form, wanted) => {
    const cache = users(new QueryClient())[form];
    expect(await cache.prefetch()).toBeUndefined();
    expect(cache.getData()).toEqual(wanted);
  });

  it.each<[form: 'user' | 'pages', wanted: unknown]>([
    ['user', 'name 1'],
    ['pages', firstPage],
  ])('reads the %s once, however often a loader asks for it', async (form, wanted) => {
    const { counter, [form]: cache } = users(new QueryClient());
    expect(await cache.ensureData()).toEqual(wanted);
    expect(await cache.ensureData()).toEqual(wanted);
    expect(counter.calls).toBe(1);
  });

  it('swallows the failure of a prefetch and throws that of a loader', async () => {
    const { user } = users(new QueryClient(), () => Promise.reject(new Error('no connection')));
    await user.prefetch();
    await expect(user.ensureData()).rejects.toThrow('no connection');
    expect(user.getData()).toBeUndefined();
  });

  it.each<[fact: string, updater: string | ((before: string | undefined) => string | undefined), wanted: string]>([
    ['a value', 'given', 'given'],
    ['what a function makes of it', (before) => `${before}, changed`, 'name 1, changed'],
    ['nothing where a function gives undefined', () => undefined, 'name 1'],
  ])('writes %s', async (_fact, updater, wanted) => {
    const { user } = users(new QueryClient());
    await user.prefetch();
    user.setData(updater);
    expect(user.getData()).toBe(wanted);
  });

  it('writes data as old as it is said to be', () => {
    const queryClient = new QueryClient();
    const { user } = users(queryClient);
    user.setData('given', { updatedAt: 1_000 });
    expect(queryClient.getQueryState(userKey)?.dataUpdatedAt).toBe(1_000);
  });

  it('marks as stale what was read with at least the same arguments, and no more', async () => {
    const queryClient = new QueryClient();
    const { user } = users(queryClient);
    const narrower = operationKey(client, 'users.retrieve', { userId: 'u-1' }, { fields: 'name' });
    const other = operationKey(client, 'users.retrieve', { userId: 'u-2' });
    await user.prefetch();
    for (const key of [narrower, other]) queryClient.setQueryData(key, 'given');
    await user.invalidate();
    const stale = queryClient.getQueryCache().findAll({ predicate: ({ state }) => state.isInvalidated });
    expect(stale.map(({ queryKey }) => queryKey)).toEqual([userKey, narrower]);
  });
});
