import { APIError } from '../errors/api-error.ts';
import { BodyReader } from './body-reader.ts';
import { discardBody } from './discard-body.ts';
import type { Exchange } from './exchange.ts';

/** The pieces of a whole body, under the deadlines of its call. */
async function readChunks({ call, response }: Exchange): Promise<Uint8Array<ArrayBuffer>[]> {
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
 * A body in the form that its operation declares: see `accept` of an operation. An empty body where JSON is declared
 * is undefined.
 *
 * @throws {APIError} Where JSON is declared and the body is none.
 */
export async function readBody(exchange: Exchange): Promise<unknown> {
  const { call, response } = exchange;
  const { operation } = call;
  const mediaType = operation.accept ?? 'application/json';
  if (!mediaType) return discardBody(response);
  const isJson = /[/+]json($|;)/.test(mediaType);
  if (!isJson && !mediaType.startsWith('text/')) return new Blob(await readChunks(exchange), { type: mediaType });
  const text = await readText(exchange);
  if (!isJson) return text;
  try {
    return text ? JSON.parse(text) : undefined;
  } catch (cause) {
    const { status, headers } = response;
    throw new APIError(`${status} The server did not send JSON.`, { operation, status, headers, error: text, cause });
  }
}
