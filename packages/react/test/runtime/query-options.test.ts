import { CancelledError, QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { type OperationKey, operationKey } from '../../src/runtime/operation-key.ts';
import { operationInfiniteQuery, operationQuery } from '../../src/runtime/query-options.ts';

const client = { baseURL: 'https://api.example.com' };
const key: OperationKey = operationKey(client, 'users.retrieve');

describe('operationQuery', () => {
  it.each([
    ['JSON', { id: 1 }, { id: 1 }],
    ['null where nothing was sent', undefined, null],
    ['false', false, false],
    ['an empty text', '', ''],
  ])('caches %s', async (_name, result, wanted) => {
    const options = operationQuery({ key, path: {}, call: async () => result });
    expect(await new QueryClient().fetchQuery(options)).toStrictEqual(wanted);
  });

  it('calls with the path arguments and the signal of the query', async () => {
    const calls: unknown[] = [];
    const options = operationQuery({
      key,
      path: { userId: 'u-1' },
      call: async (path, signal) => calls.push(path, signal),
    });
    await new QueryClient().fetchQuery(options);
    expect(calls).toEqual([{ userId: 'u-1' }, expect.any(AbortSignal)]);
  });

  it('does not call when the query is cancelled as soon as it starts', async () => {
    const queryClient = new QueryClient();
    let callCount = 0;
    const options = operationQuery({ key, path: {}, call: async () => (callCount += 1) });
    const first = queryClient.fetchQuery(options);
    const cancelled = queryClient.cancelQueries({ queryKey: key });
    await expect(first).rejects.toBeInstanceOf(CancelledError);
    await cancelled;
    expect(callCount).toBe(0);
  });

  it('does not try again what the client has given up', async () => {
    let callCount = 0;
    const options = operationQuery({
      key,
      path: {},
      call: async () => {
        callCount += 1;
        throw new Error('refused');
      },
    });
    const queryClient = new QueryClient({ defaultOptions: { queries: { retry: 3, retryDelay: 0 } } });
    await expect(queryClient.fetchQuery(options)).rejects.toThrow('refused');
    expect(callCount).toBe(1);
  });

  it('is disabled while a path argument is missing, and says which when it is run all the same', async () => {
    const options = operationQuery({ key, path: { userId: undefined }, call: async () => 1 });
    expect(options.enabled).toBe(false);
    await expect(new QueryClient().fetchQuery(options)).rejects.toThrow(
      'userId is undefined. Give a value, or wait with the call until there is one.',
    );
  });
});

describe('operationInfiniteQuery', () => {
  interface Page {
    readonly items: readonly number[];
    readonly next: string | null;
  }
  const first: Page = { items: [1, 2], next: 'second' };
  const second: Page = { items: [3], next: null };

  function list(firstToken: string | undefined) {
    return operationInfiniteQuery({
      key,
      path: {},
      firstToken,
      call: async (_path, token) => (token === 'second' ? second : first),
      nextToken: (page) => page.next,
    });
  }

  it.each([
    ['the first page', undefined, [[1, 2], [3]], [undefined, 'second']],
    ['the page of the token that it is given', 'second', [[3]], ['second']],
  ])('reads from %s to the last', async (_name, firstToken, items, pageParams) => {
    const data = await new QueryClient().fetchInfiniteQuery({ ...list(firstToken), pages: 5 });
    expect(data.pages.map((page) => page.items)).toEqual(items);
    expect(data.pageParams).toEqual(pageParams);
  });

  it('says what asked for a page where the next is looked for', async () => {
    const numbered = operationInfiniteQuery<object, readonly number[], number | undefined>({
      key,
      path: {},
      firstToken: undefined,
      call: async (_path, token = 1) => (token < 3 ? [token] : []),
      nextToken: (page, token = 1) => (page.length > 0 ? token + 1 : undefined),
    });
    const data = await new QueryClient().fetchInfiniteQuery({ ...numbered, pages: 5 });
    expect(data).toEqual({ pages: [[1], [2], []], pageParams: [undefined, 2, 3] });
  });

  it.each([
    ['null', null],
    ['an empty token', ''],
  ])('ends at %s', (_name, next) => {
    expect(list(undefined).getNextPageParam({ items: [], next }, [], undefined) ?? undefined).toBeUndefined();
  });
});
