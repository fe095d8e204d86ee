import { Client, type ClientDefaults } from '../../src/runtime/client.ts';
import { bearerAuth } from '../../src/runtime/http/authorization.ts';
import { readNothing } from '../../src/runtime/http/read-other.ts';
import { splitParams } from '../../src/runtime/http/split-params.ts';
import type { Operation, StreamOperation } from '../../src/runtime/operation.ts';
import type { ClientOptions } from '../../src/runtime/options.ts';

/** An API that exists in tests only. */
export const testDefaults: ClientDefaults = {
  baseURL: 'https://api.test',
  env: { apiKey: ['TEST_API_KEY', 'TEST_OLD_API_KEY'], baseURL: 'TEST_BASE_URL', log: 'TEST_LOG' },
  auth: bearerAuth,
};

export function testClient(options: ClientOptions = {}): Client {
  return new Client({ apiKey: 'secret-key', ...options }, testDefaults);
}

export const readThing: Operation = { id: 'things.read', method: 'GET', path: '/things/{thing_id}' };
export const makeThing: Operation = {
  id: 'things.make',
  method: 'POST',
  path: '/things',
  split: splitParams,
  body: { mediaType: 'application/json' },
};
export const dropThing: Operation = {
  id: 'things.drop',
  method: 'DELETE',
  path: '/things/{thing_id}',
  accept: '*/*',
  read: readNothing,
};
export const watchThing: StreamOperation = {
  id: 'things.watch',
  method: 'POST',
  path: '/things/{thing_id}/watch',
  split: splitParams,
  body: { mediaType: 'application/json' },
  accept: 'text/event-stream',
  stream: { discriminator: 'kind', ends: 'done', fails: { when: 'failed', message: 'reason' } },
};

/** The error that a promise rejects with. Fails where it does not. */
export async function rejection(promise: PromiseLike<unknown>): Promise<Error & Record<string, unknown>> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: Error & Record<string, unknown>) => ({ error }),
  );
  if ('error' in outcome) return outcome.error;
  throw new Error(`Resolved to ${JSON.stringify(outcome.value)} instead of rejecting.`);
}
