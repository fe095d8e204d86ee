import type { Client } from '../client.ts';
import type { PathValues } from '../http/build-request.ts';
import type { StreamOperation } from '../operation.ts';
import type { StreamRequestOptions } from '../recovery/recover-options.ts';
import type { Part, Turn } from '../transcript/turn.ts';
import { openStream } from './open-stream.ts';
import type { StreamPromise } from './stream-promise.ts';
import { createTextParser } from './text-parser.ts';

/**
 * Sends a call whose answer is one text, which is given piece by piece as it arrives.
 *
 * @typeParam TEvent - A piece: a text, however the connection cut it.
 * @typeParam TTurn - What its pieces amount to.
 */
export function requestText<TEvent, TTurn extends Turn = Turn<TEvent, Part, TEvent>>(
  client: Client,
  operation: StreamOperation,
  pathValues: PathValues,
  params?: object | null,
  options?: StreamRequestOptions,
): StreamPromise<TEvent, TTurn> {
  return openStream(createTextParser, client, operation, pathValues, params, options);
}
