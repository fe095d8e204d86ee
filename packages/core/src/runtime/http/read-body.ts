import { APIError } from '../errors/api-error.ts';
import { BodyReader } from './body-reader.ts';
import type { Exchange } from './exchange.ts';

/** All pieces of a body, under the deadlines of its call. */
export async function readChunks({ call, response }: Exchange): Promise<Uint8Array<ArrayBuffer>[]> {
  // Some runtimes have no body streams.
  if (!response.body) return [new Uint8Array(await response.arrayBuffer())];
  const reader = new BodyReader(call, response.body);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let chunk = await reader.read(); chunk; chunk = await reader.read()) chunks.push(chunk);
  return chunks;
}

/** A body as text, decoded as UTF-8. */
export async function readText(exchange: Exchange): Promise<string> {
  const chunks = await readChunks(exchange);
  const decoder = new TextDecoder();
  // The usual body is one piece, and decoding that takes no state.
  if (chunks.length === 1) return decoder.decode(chunks[0]);
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
}

/**
 * The value of a JSON text, undefined where the body is empty.
 *
 * @throws {APIError} Where it is not JSON.
 */
export async function readJson(exchange: Exchange): Promise<unknown> {
  const text = await readText(exchange);
  try {
    return text ? JSON.parse(text) : undefined;
  } catch (cause) {
    const { status, headers } = exchange.response;
    const { operation } = exchange.call;
    throw new APIError(`${status} The server did not send JSON.`, { operation, status, headers, error: text, cause });
  }
}
