import type { Client } from '../client.ts';
import type { PathValues } from '../http/build-request.ts';
import { send } from '../http/send.ts';
import type { StreamOperation } from '../operation.ts';
import type { RequestOptions } from '../options.ts';
import type { Turn } from '../transcript/turn.ts';
import { LiveFeed } from './live-feed.ts';
import { Stream } from './stream.ts';
import type { StreamParserFactory } from './stream-parser.ts';
import { StreamPromise } from './stream-promise.ts';

/** Sends a call whose answer is a stream, in the form that the parser reads. */
export function openStream<TEvent, TTurn extends Turn>(
  createParser: StreamParserFactory,
  client: Client,
  operation: StreamOperation,
  pathValues: PathValues,
  params?: object | null,
  options?: RequestOptions,
): StreamPromise<TEvent, TTurn> {
  return new StreamPromise(
    send(client, operation, pathValues, params, options),
    async (exchange) =>
      new Stream<TEvent, TTurn>(new LiveFeed(exchange, operation.stream, createParser), operation.stream),
  );
}
