/** Bytes that are read as they are sent: a stream of the web, or of Node (`createReadStream`, `process.stdin`). */
export type ByteStream = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** What comes by and by, and can be let go of. */
export type Source = ByteStream | AsyncIterable<unknown>;

/** Whether a value is bytes that are read piece by piece. */
export function isByteStream(value: unknown): value is ByteStream {
  return typeof value === 'object' && value !== null && ('getReader' in value || Symbol.asyncIterator in value);
}

/**
 * The same bytes as a stream of the web, read only as fast as they are sent.
 *
 * @param sources - What the bytes come from: cancelling the stream lets go of it.
 */
export function toReadableStream(
  stream: ByteStream,
  sources: readonly Source[] = [stream],
): ReadableStream<Uint8Array> {
  if ('getReader' in stream) return stream;
  const pieces = stream[Symbol.asyncIterator]();
  const bytes: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      for (const source of sources) letGo(source);
      await pieces.return?.();
    },
  };
  return new ReadableStream(bytes, { highWaterMark: 0 });
}

/** Tells the source of a stream that nobody reads it, or that nobody reads on. */
export function letGo(stream: Source): void {
  // One that is being read is its reader's.
  if ('getReader' in stream) stream.cancel().catch(() => undefined);
  // The iterator of a stream of Node does not close the stream before it has been asked for a piece.
  else (stream as { destroy?(): void }).destroy?.();
}

/** The pieces of a stream. Some browsers cannot iterate over streams of the web. */
export async function* readPieces(stream: ByteStream): AsyncGenerator<Uint8Array, void, undefined> {
  if (!('getReader' in stream)) {
    yield* stream;
    return;
  }
  const reader = stream.getReader();
  try {
    for (let { value } = await reader.read(); value; { value } = await reader.read()) yield value;
  } finally {
    await reader.cancel();
  }
}
