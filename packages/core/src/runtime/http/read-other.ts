import { BodyReader } from './body-reader.ts';
import { discardBody } from './discard-body.ts';
import type { Exchange } from './exchange.ts';

/** The body as raw bytes. */
export async function readBlob({ call, response }: Exchange): Promise<Blob> {
  const type = response.headers.get('content-type') ?? call.operation.accept ?? '';
  // Some runtimes have no body streams.
  if (!response.body) return new Blob([await response.arrayBuffer()], { type });
  const reader = new BodyReader(call, response.body);
  const chunks: BlobPart[] = [];
  for (let chunk = await reader.read(); chunk; chunk = await reader.read()) chunks.push(chunk);
  return new Blob(chunks, { type });
}

/** Nothing, whatever the body holds. */
export function readNothing({ response }: Exchange): void {
  discardBody(response);
}
