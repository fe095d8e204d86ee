import { discardBody } from './discard-body.ts';
import type { Exchange } from './exchange.ts';
import { readChunks } from './read-body.ts';

/** The body as raw bytes. */
export async function readBlob(exchange: Exchange): Promise<Blob> {
  return new Blob(await readChunks(exchange), { type: exchange.call.operation.accept ?? '' });
}

/** Nothing, whatever the body holds. */
export function readNothing({ response }: Exchange): void {
  discardBody(response);
}
