import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { operationMutation } from '../../src/runtime/mutation-options.ts';
import { operationKey } from '../../src/runtime/operation-key.ts';

const client = { baseURL: 'https://api.example.com' };
const touched = operationKey(client, 'users.retrieve', { userId: 'u-1' });
const untouched = operationKey(client, 'users.retrieve', { userId: 'u-2' });

function removeUser(call: (variables: { userId: string }) => Promise<string>) {
  return operationMutation({
    client,
    operation: 'users.delete',
    call,
    touches: ({ userId }) => [operationKey(client, 'users.retrieve', { userId })],
  });
}

describe('operationMutation', () => {
  it('calls with its variables and has the key of the operation', async () => {
    const options = removeUser(async ({ userId }) => `removed ${userId}`);
    const observer = new MutationObserver(new QueryClient(), options);
    expect(await observer.mutate({ userId: 'u-1' })).toBe('removed u-1');
    expect(options.mutationKey).toEqual([client.baseURL, 'users.delete']);
  });

  it.each([
    ['has succeeded', async () => 'removed'],
    ['has failed', () => Promise.reject(new Error('connection lost'))],
  ])('makes stale what it touches, and no more, when it %s', async (_name, call) => {
    const queryClient = new QueryClient();
    queryClient.setQueryData(touched, {});
    queryClient.setQueryData(untouched, {});
    await new MutationObserver(queryClient, removeUser(call)).mutate({ userId: 'u-1' }).catch(() => undefined);
    expect(queryClient.getQueryState(touched)?.isInvalidated).toBe(true);
    expect(queryClient.getQueryState(untouched)?.isInvalidated).toBe(false);
  });
});
