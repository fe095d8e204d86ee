import { type HeadersOptions, mergeHeaders } from 'openapi-fetch';
import { BaseError } from '../errors/base-error.ts';
import type { HeadersLike } from '../options.ts';

/**
 * One set of headers from several: what comes later stands, and null removes.
 *
 * @throws {BaseError} Where one cannot be sent. The runtime's own message would show its value.
 */
export function mergeSendable(
  ...all: readonly (HeadersLike | Readonly<Record<string, unknown>> | undefined)[]
): Headers {
  try {
    return mergeHeaders(...(all as HeadersOptions[]));
  } catch {
    throw new BaseError('A header holds characters that headers cannot carry.');
  }
}
