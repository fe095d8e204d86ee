import type { EncodedBody } from '../http/encode-body.ts';
import { type ByteStream, letGo, type Source, toReadableStream } from './byte-stream.ts';

/**
 * A body that is read as it is sent.
 *
 * @param sources - What it comes from, where that is not the stream itself.
 */
export function streamBody(stream: ByteStream, sources?: readonly Source[]): EncodedBody {
  const body = toReadableStream(stream, sources);
  let sent = body;
  return {
    body,
    duplex: 'half',
    // Where the signal aborts, Node's fetch goes on reading a stream for ever.
    cut: (signal) => {
      sent = body.pipeThrough(new TransformStream(), { signal });
      return sent;
    },
    release: () => letGo(sent),
  };
}
