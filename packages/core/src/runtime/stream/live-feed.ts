import { APIConnectionError } from '../errors/api-connection-error.ts';
import { APIConnectionTimeoutError } from '../errors/api-connection-timeout-error.ts';
import { StreamDecodeError } from '../errors/stream-decode-error.ts';
import type { StreamErrorDetails } from '../errors/stream-error.ts';
import { StreamFailedError } from '../errors/stream-failed-error.ts';
import { StreamInterruptedError } from '../errors/stream-interrupted-error.ts';
import { BodyReader } from '../http/body-reader.ts';
import type { Exchange } from '../http/exchange.ts';
import type { OperationStream } from '../operation.ts';
import { eventProperty } from './event-property.ts';
import type { StreamFeed } from './stream-feed.ts';
import type { StreamParser, StreamParserFactory } from './stream-parser.ts';
import { unexplainedFailure } from './unexplained-failure.ts';

/**
 * The events of an answer that is arriving, all of a chunk at once.
 *
 * @typeParam TEvent - An event, as the document says; checked only where the client has `validate`.
 */
export class LiveFeed<TEvent> implements StreamFeed<TEvent> {
  readonly #exchange: Exchange;
  readonly #description: OperationStream;
  readonly #reader: BodyReader;
  readonly #decoder = new TextDecoder();
  readonly #parser: StreamParser;
  #batch: TEvent[] = [];
  #eventCount = 0;
  #lastEvent: TEvent | undefined;
  #hasEnded = false;
  /** Why an event cannot be used. It is thrown after those before it. */
  #failure: unknown;

  constructor(exchange: Exchange, description: OperationStream, createParser: StreamParserFactory) {
    const { call, response } = exchange;
    this.#exchange = exchange;
    this.#description = description;
    this.#parser = createParser((text) => this.#take(text));
    call.attach();
    this.#reader = new BodyReader(call, response.body ?? new Blob([]).stream());
    call.onStop(() => {
      this.#batch.length = 0;
      void this.#reader.cancel();
    });
  }

  async read(): Promise<readonly TEvent[] | undefined> {
    this.#batch = [];
    while (!this.#batch.length) {
      if (this.#hasEnded) return this.#finish();
      if (this.#failure) throw this.#failure;
      const chunk = await this.#readChunk();
      if (chunk) this.#parser.feed(this.#decoder.decode(chunk, { stream: true }));
      else {
        this.#parser.end();
        if (!this.#batch.length && !this.#failure && !this.#hasEnded) return this.#stop();
      }
    }
    return this.#batch;
  }

  abort(reason: unknown): void {
    this.#exchange.call.abort(reason);
  }

  async close(): Promise<void> {
    this.#exchange.call.release();
    await this.#reader.cancel();
  }

  async #readChunk(): Promise<Uint8Array | undefined> {
    try {
      return await this.#reader.read();
    } catch (error) {
      const isBroken = error instanceof APIConnectionError && !(error instanceof APIConnectionTimeoutError);
      throw isBroken && this.#isTerminated ? this.#interruption({ cause: error }) : error;
    }
  }

  #take(text: string): void {
    // What follows the terminal event, or an event that cannot be used, is nobody's.
    if (this.#hasEnded || this.#failure) return;
    const { discriminator, done, ends } = this.#description;
    if (text === done) {
      // It stands for no terminal event that should have come.
      this.#hasEnded = ends === undefined;
      return;
    }
    let event: TEvent;
    try {
      event = this.#decode(text);
    } catch (failure) {
      this.#failure = failure;
      return;
    }
    this.#batch.push(event);
    this.#eventCount += 1;
    this.#lastEvent = event;
    this.#hasEnded = ends !== undefined && eventProperty(event, discriminator) === ends;
  }

  #decode(text: string): TEvent {
    let event: TEvent;
    try {
      event = this.#parser.decode ? (this.#parser.decode(text) as TEvent) : JSON.parse(text);
    } catch (cause) {
      throw new StreamDecodeError('The server sent an event that is not JSON.', this.#details({ error: text, cause }));
    }
    this.#exchange.validate?.(this.#exchange, event);
    return event;
  }

  async #finish(): Promise<undefined> {
    const error = this.#lastEvent;
    const { fails } = this.#description;
    if (!fails || !eventProperty(error, fails.when)) return;
    // What explains a failure is a chunk of its own. Without it, that there is one has to do.
    const chunk = await import('./explain-failure.ts').catch(() => undefined);
    const message = chunk?.explainFailure(fails, error, this.#exchange.sent) ?? unexplainedFailure;
    throw new StreamFailedError(message, this.#details({ error }));
  }

  /** Whether something says that the stream is complete. */
  get #isTerminated(): boolean {
    const { done, ends } = this.#description;
    return (ends ?? done) !== undefined;
  }

  #stop(): undefined {
    if (this.#isTerminated) throw this.#interruption({});
  }

  #interruption(extra: { readonly cause?: unknown }): StreamInterruptedError {
    const message = `The stream ended after ${this.#eventCount} events without its last one.`;
    return new StreamInterruptedError(message, this.#details(extra));
  }

  #details(extra: { readonly error?: unknown; readonly cause?: unknown }): StreamErrorDetails {
    const { call, response } = this.#exchange;
    const { status, headers } = response;
    return {
      operation: call.operation,
      status,
      headers,
      eventCount: this.#eventCount,
      lastEvent: this.#lastEvent,
      ...extra,
    };
  }
}
