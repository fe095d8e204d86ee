import type { NodeStream } from './node-stream.ts';
import { readPieces } from './read-pieces.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The body of an answer in the form of a stream of the web. To read it by a reader, as the client does, costs no more
 * than Node's own stream; all else makes a real stream of the web first.
 */
export class NodeBody {
  readonly #source: NodeStream;
  #stream: ReadableStream<Bytes> | undefined;
  #isRead = false;

  constructor(source: NodeStream) {
    this.#source = source;
  }

  get locked(): boolean {
    return this.#isRead || (this.#stream?.locked ?? false);
  }

  getReader(options?: ReadableStreamGetReaderOptions): unknown {
    if (options || this.#stream || this.#isRead) return this.standard().getReader(options);
    this.#isRead = true;
    return readPieces(this.#source);
  }

  cancel(reason?: unknown): Promise<void> {
    return this.standard().cancel(reason);
  }

  pipeThrough<T>(pair: ReadableWritablePair<T, Bytes>, options?: StreamPipeOptions): ReadableStream<T> {
    return this.standard().pipeThrough(pair, options);
  }

  pipeTo(destination: WritableStream<Bytes>, options?: StreamPipeOptions): Promise<void> {
    return this.standard().pipeTo(destination, options);
  }

  tee(): [ReadableStream<Bytes>, ReadableStream<Bytes>] {
    return this.standard().tee();
  }

  values(options?: ReadableStreamIteratorOptions): ReadableStreamAsyncIterator<Bytes> {
    return this.standard().values(options);
  }

  [Symbol.asyncIterator](options?: ReadableStreamIteratorOptions): ReadableStreamAsyncIterator<Bytes> {
    return this.values(options);
  }

  /** The same body as a real stream of the web. */
  standard(): ReadableStream<Bytes> {
    if (this.#isRead) throw new TypeError('The body is being read by a reader already.');
    this.#stream ??= toWebStream(this.#source);
    return this.#stream;
  }
}

function toWebStream(source: NodeStream): ReadableStream<Bytes> {
  const reader = readPieces(source);
  const pull = async (controller: ReadableStreamDefaultController<Bytes>): Promise<void> => {
    const { value } = await reader.read();
    if (value) controller.enqueue(value);
    else controller.close();
  };
  return new ReadableStream<Bytes>({ pull, cancel: () => reader.cancel() }, { highWaterMark: 0 });
}
