import { APIConnectionError } from '../errors/api-connection-error.ts';
import type { Exchange } from './exchange.ts';
import { readJson } from './read-body.ts';

/**
 * The value of an answer, checked where the client checks. A call whose answer breaks off is sent again where it may be.
 *
 * @throws {APIError} Where it cannot be read, or is not what the document says.
 */
export async function readAnswer(exchange: Exchange): Promise<unknown> {
  let value: unknown;
  try {
    value = await (exchange.call.operation.read ?? readJson)(exchange);
  } catch (error) {
    if (!(error instanceof APIConnectionError)) throw error;
    await exchange.sendAgain(error);
    return readAnswer(exchange);
  }
  exchange.validate?.(exchange, value);
  return value;
}

/**
 * The same in a phase of its own.
 *
 * @typeParam T - What the answer holds, as the document says.
 */
export function readInPhase<T>(exchange: Exchange): Promise<T> {
  return exchange.call.run(() => readAnswer(exchange)) as Promise<T>;
}
