import { statusError } from '../errors/status-error.ts';
import { BodyReader } from './body-reader.ts';
import type { Exchange } from './exchange.ts';

/** A body as text, decoded as UTF-8. */
export async function readText({ call, response }: Exchange): Promise<string> {
  // Some runtimes have no body streams.
  if (!response.body) return response.text();
  const reader = new BodyReader(call, response.body);
  const decoder = new TextDecoder();
  const first = await reader.read();
  let chunk = first && (await reader.read());
  // The usual body is one piece, and decoding that takes no state, which is far cheaper.
  if (!chunk) return decoder.decode(first);
  let text = decoder.decode(first, { stream: true });
  for (; chunk; chunk = await reader.read()) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
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
    // As with all that only failures need: without the chunk, the status has to do.
    const chunk = await import('./read-failure.ts').catch(() => undefined);
    throw statusError(exchange, 'The server did not send JSON.', chunk?.quoteText(exchange, text, cause));
  }
}
