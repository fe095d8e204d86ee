import type { Exchange } from './exchange.ts';
import { isJson } from './is-json.ts';
import { readJson, readText } from './read-body.ts';
import { readBlob } from './read-other.ts';

/**
 * A body as its own media type has it, for calls whose answers differ: JSON as its value, a text as it is, anything else
 * as bytes. Undefined where it is empty.
 *
 * @throws {APIError} Where it says that it is JSON, and is not.
 */
export async function readAny(exchange: Exchange): Promise<unknown> {
  const mediaType = exchange.response.headers.get('content-type') ?? '';
  if (isJson(mediaType)) return readJson(exchange);
  if (/^text\/|[/+](xml|yaml|csv)\b/i.test(mediaType)) return (await readText(exchange)) || undefined;
  const bytes = await readBlob(exchange);
  return bytes.size > 0 ? bytes : undefined;
}
