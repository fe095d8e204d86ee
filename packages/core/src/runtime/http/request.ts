import type { Client } from '../client.ts';
import type { Operation } from '../operation.ts';
import type { RequestOptions } from '../options.ts';
import { APIPromise } from './api-promise.ts';
import type { PathValues } from './build-request.ts';
import { readInPhase } from './read-answer.ts';
import { send } from './send.ts';

/**
 * Sends a call whose answer is read whole.
 *
 * @typeParam T - What the answer's body holds, as the document says; checked only where the client has `validate`.
 */
export function request<T>(
  client: Client,
  operation: Operation,
  pathValues: PathValues,
  params?: object | null,
  options?: RequestOptions,
): APIPromise<T> {
  return new APIPromise((isAwaited) => send(client, operation, pathValues, params, options, isAwaited), readInPhase<T>);
}
