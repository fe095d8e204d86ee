import type { EncodedBody } from '../http/encode-body.ts';
import { isByteStream } from './byte-stream.ts';
import { isFileStream } from './is-file-stream.ts';
import { streamBody } from './stream-body.ts';

/**
 * The value as it is: a text, a Blob, bytes, or a stream of bytes, which is sent as it is read. Where any of several media
 * types may be sent, a Blob says which it is.
 */
export function encodeRaw(value: unknown, mediaType: string): EncodedBody {
  const headers: Record<string, string> = mediaType.includes('*') ? {} : { 'content-type': mediaType };
  const stream = isFileStream(value) ? value.stream() : value;
  if (isByteStream(stream)) return { ...streamBody(stream), headers };
  return { body: value as BodyInit, headers };
}
