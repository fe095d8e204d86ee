import { BodyReader } from './body-reader.ts';
import type { Exchange } from './exchange.ts';

/**
 * An answer whose body is read by others: the same answer, but deadlines and the caller's signal hold for its body as
 * well. An answer that is never read leaves nothing behind.
 */
export function guardResponse({ call, response }: Pick<Exchange, 'call' | 'response'>): Response {
  const { body, url } = response;
  if (!body) return response;
  const reader = new BodyReader(call, body);
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      const chunk = await call.run(() => {
        reader.listen();
        return reader.read();
      });
      if (chunk) controller.enqueue(chunk);
      else controller.close();
    },
    cancel: () => reader.cancel(),
  };
  // Nothing is read ahead: a read that nobody asked for would hold the caller's signal.
  const guarded = new ReadableStream(source, { highWaterMark: 0 });
  return Object.defineProperty(new Response(guarded, response), 'url', { value: url });
}
