import type { Client } from '../client.ts';
import type { PathValues } from '../http/build-request.ts';
import type { StreamOperation } from '../operation.ts';
import type { StreamRequestOptions } from '../recovery/recover-options.ts';
import type { Part, Turn } from '../transcript/turn.ts';
import { createEventParser } from './event-parser.ts';
import { openStream } from './open-stream.ts';
import type { StreamPromise } from './stream-promise.ts';

/**
 * Sends a call whose answer is a stream of server-sent events.
 *
 * @typeParam TEvent - What the stream holds, as the document says; checked only where the client has `validate`.
 * @typeParam TTurn - What its events amount to.
 */
export function requestStream<TEvent, TTurn extends Turn = Turn<TEvent, Part, TEvent>>(
  client: Client,
  operation: StreamOperation,
  pathValues: PathValues,
  params?: object | null,
  options?: StreamRequestOptions,
): StreamPromise<TEvent, TTurn> {
  return openStream(createEventParser, client, operation, pathValues, params, options);
}
