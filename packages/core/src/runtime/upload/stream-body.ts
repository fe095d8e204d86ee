import type { EncodedBody } from '../http/encode-body.ts';
import { type ByteStream, letGo, toReadableStream } from './byte-stream.ts';

/** A body that is read as it is sent. */
export function streamBody(stream: ByteStream): EncodedBody {
  const body = toReadableStream(stream);
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
