import type { Client } from '../client.ts';
import { BaseError } from '../errors/base-error.ts';
import type { PathValues } from '../http/build-request.ts';
import { request } from '../http/request.ts';
import type { StreamOperation } from '../operation.ts';
import type { RequestOptions } from '../options.ts';
import { eventProperty } from '../stream/event-property.ts';

/**
 * Reads the stored events of a stream's operation, oldest first.
 *
 * @param params - Parameters of the stream's operation; those that the history's takes as well are used.
 * @throws {APIError} Where the history cannot be read.
 * @throws {BaseError} Where the operation has no history.
 */
export async function readHistory<TEvent>(
  client: Client,
  operation: StreamOperation,
  pathValues: PathValues,
  params?: object | null,
  options?: RequestOptions,
): Promise<readonly TEvent[]> {
  const { history } = operation.stream;
  if (!history) throw new BaseError(`The events of ${operation.id} are not stored anywhere that is known of.`);
  const shared = Object.entries(params ?? {}).filter(([name]) => history.params?.includes(name));
  const answer = await request(client, history.operation, pathValues, Object.fromEntries(shared), options);
  const events = eventProperty(answer, history.property);
  return Array.isArray(events) ? events : [];
}
