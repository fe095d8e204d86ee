import type { EncodedBody } from '../http/encode-body.ts';
import { isComposed, writeStyledPairs } from '../http/write-styled.ts';
import type { FieldEncoding } from '../operation.ts';

/**
 * An object as a URL-encoded form. Where a field's encoding does not say otherwise, a list of single values repeats its
 * name, and an object is written as `name[key]`, to any depth. A text or a `URLSearchParams` is sent as it is.
 *
 * @throws {BaseError} Where a list or an object holds another one, in a style that cannot say that.
 * @see https://url.spec.whatwg.org/#application/x-www-form-urlencoded
 */
export function encodeForm(
  value: unknown,
  mediaType: string,
  encodings: Readonly<Record<string, FieldEncoding>> = {},
): EncodedBody {
  const headers = { 'content-type': mediaType };
  if (typeof value !== 'object' || value === null || value instanceof URLSearchParams) {
    return { body: value as BodyInit, headers };
  }
  const pairs = Object.entries(value).flatMap(([name, field]) => {
    const usual = { style: Array.isArray(field) && !field.some(isComposed) ? 'form' : 'deepObject' } as const;
    return writeStyledPairs(name, field, Object.hasOwn(encodings, name) ? encodings[name] : usual);
  });
  return { body: pairs.join('&'), headers };
}
