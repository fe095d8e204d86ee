import type { Client } from '../client.ts';
import type { PathValues } from '../http/build-request.ts';
import { send } from '../http/send.ts';
import type { StreamOperation } from '../operation.ts';
import type { RequestOptions } from '../options.ts';
import { createLineParser } from './line-parser.ts';
import { Stream } from './stream.ts';
import { StreamPromise } from './stream-promise.ts';

/**
 * Sends a call whose answer is a stream of JSON texts, one a line.
 *
 * @typeParam TEvent - What the stream holds, as the document says; it is not checked.
 */
export function requestJsonLines<TEvent>(
  client: Client,
  operation: StreamOperation,
  pathValues: PathValues,
  params?: object | null,
  options?: RequestOptions,
): StreamPromise<TEvent> {
  return new StreamPromise(
    send(client, operation, pathValues, params, options),
    async (exchange) => new Stream<TEvent>(exchange, operation.stream, createLineParser),
  );
}
