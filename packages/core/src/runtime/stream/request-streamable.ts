import type { Client } from '../client.ts';
import type { APIPromise } from '../http/api-promise.ts';
import type { PathValues } from '../http/build-request.ts';
import { request } from '../http/request.ts';
import type { StreamableOperation } from '../operation.ts';
import type { RequestOptions } from '../options.ts';
import { readProperty } from '../pagination/read-property.ts';
import type { Stream } from './stream.ts';

/**
 * Sends a call that answers whole, or as a stream where what it is given asks for one. The result is a `StreamPromise`
 * then, and what holds for streams holds for the call: it is repeated only before its work can have begun.
 *
 * @typeParam T - What the whole answer holds, as the document says; checked only where the client has `validate`.
 * @typeParam TEvent - What the stream holds, in the same way.
 */
export function requestStreamable<T, TEvent>(
  client: Client,
  operation: StreamableOperation,
  pathValues: PathValues,
  params?: object | null,
  options?: RequestOptions,
): APIPromise<T | Stream<TEvent>> {
  const { flag, request: requestStream, ...form } = operation.streamed;
  return readProperty(params, flag) === true
    ? requestStream<TEvent>(client, { ...operation, ...form }, pathValues, params, options)
    : request<T>(client, operation, pathValues, params, options);
}
