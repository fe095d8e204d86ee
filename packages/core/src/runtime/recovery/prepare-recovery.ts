import type { Client } from '../client.ts';
import type { APIError } from '../errors/api-error.ts';
import { BaseError } from '../errors/base-error.ts';
import { buildRequest, type PathValues } from '../http/build-request.ts';
import type { StreamOperation } from '../operation.ts';
import { eventProperty } from '../stream/event-property.ts';
import type { StreamFeed } from '../stream/stream-feed.ts';
import { readHistory } from './read-history.ts';
import type { StreamRequestOptions } from './recover-options.ts';
import { RecoveredFeed } from './recovered-feed.ts';
import { TurnJoin } from './turn-join.ts';

/** How long a turn is looked for where nothing else is said. */
export const defaultTimeoutMs = 60_000;

/**
 * Gets ready to recover a stream, before its request is sent.
 *
 * @returns What makes the stream, or the failure of its request, one that recovers. It throws a failure that leaves
 *   nothing to recover.
 * @throws {APIError} Where the length of the history has to be read and cannot.
 * @throws {BaseError} Where the option cannot be used.
 */
export async function prepareRecovery<TEvent>(
  client: Client,
  operation: StreamOperation,
  pathValues: PathValues,
  params: object | null | undefined,
  { recover, ...options }: StreamRequestOptions,
): Promise<(live: StreamFeed<TEvent> | APIError) => StreamFeed<TEvent>> {
  const { timeout: timeoutMs = defaultTimeoutMs, before, onInterrupted } = typeof recover === 'object' ? recover : {};
  if (!(timeoutMs >= 1)) throw new BaseError('Option recover.timeout must be a number of at least 1.');
  const read = (limits: object) =>
    readHistory<TEvent>(client, operation, pathValues, params, { ...options, ...limits });
  const length = before ?? (await read({})).length;
  const join = new TurnJoin<TEvent>(operation.stream, length, eventProperty(params, operation.stream.starts?.from));
  return (live) => {
    return new RecoveredFeed(
      {
        operation,
        join,
        timeoutMs,
        sent: () => {
          const { url, init } = buildRequest(client, operation, pathValues, params, options);
          return { url, headers: init.headers, secrets: client.always().secrets };
        },
        signal: options.signal,
        read: (signal, totalTimeout) => read({ signal, totalTimeout }),
        ...(onInterrupted && { onInterrupted }),
      },
      live,
    );
  };
}
