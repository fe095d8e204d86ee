import { BaseError } from '../errors/base-error.ts';
import type { HeadersLike } from '../options.ts';

/**
 * One set of headers from several: what comes later stands, null removes, and undefined changes nothing.
 *
 * @throws {BaseError} Where one cannot be sent. It has the name alone: the runtime's own message would show the value.
 */
export function mergeSendable(
  ...all: readonly (HeadersLike | RequestInit['headers'] | Readonly<Record<string, unknown>>)[]
): Headers {
  const merged = new Headers();
  for (const headers of all) {
    // Not by its class, since libraries have such classes of their own.
    const entries = (headers as Partial<Headers> | undefined)?.[Symbol.iterator]
      ? headers
      : Object.entries(headers ?? {});
    for (const [name, value] of entries as Headers) {
      try {
        if (value === null) merged.delete(name);
        else if (value !== undefined) merged.set(name, String(value));
      } catch {
        throw new BaseError(`The header ${JSON.stringify(name)} holds characters that headers cannot carry.`);
      }
    }
  }
  return merged;
}
