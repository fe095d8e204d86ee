import type { EncodedBody } from '../http/encode-body.ts';
import { streamBody } from './stream-body.ts';

/**
 * Values as JSON, one a line. Those that come by and by are sent as they come, and the others at once.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7464 for the mark before each text of `application/json-seq`.
 */
export function encodeLines(value: unknown, mediaType: string): EncodedBody {
  const mark = mediaType.includes('json-seq') ? '\u001e' : '';
  const line = (item: unknown) => `${mark}${JSON.stringify(item)}\n`;
  const headers = { 'content-type': mediaType };
  const items = value as Iterable<unknown> | AsyncIterable<unknown>;
  if (Symbol.iterator in items) return { body: Array.from(items, line).join(''), headers };
  return { ...streamBody(inBytes(items, line), [items]), headers };
}

async function* inBytes(items: AsyncIterable<unknown>, line: (item: unknown) => string): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const item of items) yield encoder.encode(line(item));
}
