import type { EncodedBody } from '../http/encode-body.ts';
import { writeStyledParameter } from '../http/write-styled.ts';

/**
 * An object as a URL-encoded form: a list repeats its name, an object is written as `name[key]`. A text or a
 * `URLSearchParams` is sent as it is.
 *
 * @throws {BaseError} Where a list or an object holds another one.
 * @see https://url.spec.whatwg.org/#application/x-www-form-urlencoded
 */
export function encodeForm(value: unknown, mediaType: string): EncodedBody {
  const headers = { 'content-type': mediaType };
  if (typeof value !== 'object' || value === null || value instanceof URLSearchParams) {
    return { body: value as BodyInit, headers };
  }
  const fields = Object.entries(value).map(([name, field]) =>
    writeStyledParameter(name, field, { style: 'deepObject' }),
  );
  return { body: fields.filter(Boolean).join('&'), headers };
}
