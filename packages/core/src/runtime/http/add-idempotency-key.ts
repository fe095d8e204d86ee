import type { Operation } from '../operation.ts';
import type { IdempotentRequestOptions } from '../options.ts';
import { mergeSendable } from './merge-sendable.ts';
import { randomId } from './random-id.ts';

/**
 * Puts a key into the headers of a request: the caller's, else a random one. A header of the same name that the caller
 * gives, or takes away, goes before.
 *
 * @returns The key that is sent, if one is.
 * @throws {BaseError} Where no header can carry it.
 */
export function addIdempotencyKey(
  { idempotencyHeader = '' }: Operation,
  init: RequestInit,
  { idempotencyKey = randomId(), headers }: IdempotentRequestOptions,
): string | undefined {
  const merged = mergeSendable({ [idempotencyHeader]: idempotencyKey }, init.headers, headers);
  init.headers = merged;
  return merged.get(idempotencyHeader) ?? undefined;
}
