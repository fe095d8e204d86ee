import type { EncodedBody } from './encode-body.ts';

/** The value as a JSON text. */
export function encodeJson(value: unknown, mediaType: string): EncodedBody {
  return { body: JSON.stringify(value), headers: { 'content-type': mediaType } };
}
