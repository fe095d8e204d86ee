/**
 * A result that is JSON text already, and too long to be held at once. A handler gives it in place of the value; it is
 * sent piece by piece, as fast as the client reads.
 */
export class JsonText<TValue> {
  /** Never there: it ties the text to the type of its value. */
  declare readonly value: TValue;
  readonly #pieces: Iterable<string>;

  /** @param pieces - The text in pieces, read once. */
  constructor(pieces: Iterable<string>) {
    this.#pieces = pieces;
  }

  /** The value that the text stands for. Holds all of it. */
  parse(): TValue {
    return JSON.parse([...this.#pieces].join('')) as TValue;
  }

  /** The text in UTF-8. A piece is made when the one before it has been taken; a failure breaks the stream off. */
  stream(): ReadableStream<Uint8Array> {
    const pieces = this.#pieces[Symbol.iterator]();
    const encoder = new TextEncoder();
    return new ReadableStream({
      pull: (controller) => {
        const { done, value } = pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: () => void pieces.return?.(),
    });
  }
}
