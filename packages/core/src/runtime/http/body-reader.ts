import type { Call } from './call.ts';

/** Reads the body of an answer piece by piece. Its call must be in a phase as long as it is read. */
export class BodyReader {
  readonly #call: Call;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;

  constructor(call: Call, body: ReadableStream<Uint8Array<ArrayBuffer>>) {
    this.#call = call;
    this.#reader = body.getReader();
    this.listen();
  }

  /** To be called again in each new phase of the call. */
  listen(): void {
    this.#call.onStop(() => void this.cancel());
  }

  /**
   * The next piece, undefined at the end.
   *
   * @throws {APIError} Why the call was stopped, or an `APIConnectionError` where the connection broke.
   */
  async read(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    this.#call.expect('idleTimeout');
    try {
      const { value } = await this.#reader.read();
      this.#call.throwIfStopped();
      return value;
    } catch (error) {
      this.#call.throwIfStopped();
      throw this.#call.connectionError(error);
    } finally {
      this.#call.expect();
    }
  }

  /** Tells the server that the rest is not wanted. */
  async cancel(): Promise<void> {
    // A body that has failed already has nothing left to cancel.
    await this.#reader.cancel().catch(() => undefined);
  }
}
