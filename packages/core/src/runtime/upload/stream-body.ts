import type { EncodedBody } from '../http/encode-body.ts';
import { type ByteStream, toReadableStream } from './byte-stream.ts';

/** A body that is read as it is sent. */
export function streamBody(stream: ByteStream): EncodedBody {
  const body = toReadableStream(stream);
  return {
    body,
    duplex: 'half',
    // Where the signal aborts, Node's fetch goes on reading a stream for ever.
    cut: (signal) => body.pipeThrough(new TransformStream(), { signal }),
  };
}
