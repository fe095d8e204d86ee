import type { Client } from '../client.ts';
import type { APIError } from '../errors/api-error.ts';
import type { PathValues } from '../http/build-request.ts';
import type { Exchange } from '../http/exchange.ts';
import { send } from '../http/send.ts';
import type { StreamOperation } from '../operation.ts';
import type { StreamRequestOptions } from '../recovery/recover-options.ts';
import type { Turn } from '../transcript/turn.ts';
import { LiveFeed } from './live-feed.ts';
import { Stream } from './stream.ts';
import type { StreamFeed } from './stream-feed.ts';
import type { StreamParserFactory } from './stream-parser.ts';
import { StreamPromise } from './stream-promise.ts';

/** Sends a call whose answer is a stream, in the form that the parser reads. */
export function openStream<TEvent, TTurn extends Turn>(
  createParser: StreamParserFactory,
  client: Client,
  operation: StreamOperation,
  pathValues: PathValues,
  params?: object | null,
  options?: StreamRequestOptions,
): StreamPromise<TEvent, TTurn> {
  const request = () => send(client, operation, pathValues, params, options);
  const listen = (exchange: Exchange) => new LiveFeed<TEvent>(exchange, operation.stream, createParser);
  const open = (feed: StreamFeed<TEvent>) => new Stream<TEvent, TTurn>(feed, operation.stream);
  if (!options?.recover) return new StreamPromise(request, async (exchange) => open(listen(exchange)));
  // Most programs that stream do not recover: what that takes is a chunk of its own.
  const recovery = import('../recovery/prepare-recovery.ts').then(({ prepareRecovery }) =>
    prepareRecovery<TEvent>(client, operation, pathValues, params, options),
  );
  return new StreamPromise(
    () => recovery.then(request),
    async (exchange) => open((await recovery)(listen(exchange))),
    async (failure: APIError) => open((await recovery)(failure)),
  );
}
