/// <reference lib="esnext.disposable" preserve="true" />
import { APIConnectionError } from '../errors/api-connection-error.ts';
import { APIConnectionTimeoutError } from '../errors/api-connection-timeout-error.ts';
import type { APIError } from '../errors/api-error.ts';
import { BaseError } from '../errors/base-error.ts';
import { describeBody } from '../errors/describe-body.ts';
import { StreamDecodeError } from '../errors/stream-decode-error.ts';
import type { StreamErrorDetails } from '../errors/stream-error.ts';
import { StreamFailedError } from '../errors/stream-failed-error.ts';
import { StreamInterruptedError } from '../errors/stream-interrupted-error.ts';
import { BodyReader } from '../http/body-reader.ts';
import type { Exchange } from '../http/exchange.ts';
import type { OperationStream } from '../operation.ts';
import { EventQueue } from './event-queue.ts';
import type { StreamParser, StreamParserFactory } from './stream-parser.ts';

type Result<TEvent> = IteratorResult<TEvent, undefined>;

/**
 * Events as they arrive, each parsed from JSON. It can be iterated once.
 *
 * A loop ends quietly only after the terminal event that the API's description names. It throws
 * - {@link StreamFailedError} after a terminal event that reports a failure, which the loop has seen by then,
 * - {@link StreamInterruptedError} where the stream ends or breaks without it,
 * - {@link StreamDecodeError} where an event is not JSON,
 * - `APIConnectionTimeoutError` after `idleTimeout` without a byte, or after `totalTimeout`,
 * - `APIUserAbortError` after the caller's signal or {@link Stream.abort}.
 *
 * Leaving the loop cancels the request. Events of unknown kinds pass through.
 *
 * @typeParam TEvent - What the stream holds, as the document says; it is not checked.
 */
export class Stream<TEvent> implements AsyncIterable<TEvent> {
  readonly #exchange: Exchange;
  readonly #description: OperationStream;
  readonly #reader: BodyReader;
  readonly #queue = new EventQueue<string>();
  readonly #decoder = new TextDecoder();
  readonly #parser: StreamParser;
  #reading: Promise<Result<TEvent>> | undefined;
  #isIterated = false;
  #isClosed = false;
  #eventCount = 0;
  #lastEvent: TEvent | undefined;
  #terminalEvent: TEvent | undefined;

  /** @internal */
  constructor(exchange: Exchange, description: OperationStream, createParser: StreamParserFactory) {
    const { call, response } = exchange;
    this.#exchange = exchange;
    this.#description = description;
    this.#parser = createParser((json) => this.#queue.push(json));
    call.attach();
    this.#reader = new BodyReader(call, response.body ?? new Blob([]).stream());
    call.onStop(() => {
      this.#queue.clear();
      void this.#reader.cancel();
    });
  }

  /** Stops the stream: a loop over it throws an `APIUserAbortError`, with the reason as its `cause`. */
  abort(reason?: unknown): void {
    if (!this.#isClosed) this.#exchange.call.abort(reason);
  }

  /** @throws {BaseError} When it is called a second time. */
  [Symbol.asyncIterator](): AsyncIterator<TEvent, undefined> {
    if (this.#isIterated) throw new BaseError('A stream can be read once, and this one was.');
    this.#isIterated = true;
    return {
      next: () => this.#next(),
      return: async () => {
        await this.#close();
        return { done: true, value: undefined };
      },
    };
  }

  /** Cancels the request, if the stream has not ended: `await using stream = await …`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#close();
  }

  #next(): Promise<Result<TEvent>> {
    // Whoever asks before the answer to the last question gets what follows it.
    if (this.#reading) {
      const next = () => this.#next();
      return this.#reading.then(next, next);
    }
    if (this.#queue.isEmpty || this.#terminalEvent || this.#isClosed) {
      this.#reading = this.#read();
      return this.#reading;
    }
    return this.#take();
  }

  async #read(): Promise<Result<TEvent>> {
    try {
      if (this.#isClosed) return { done: true, value: undefined };
      if (this.#terminalEvent) return await this.#finish(this.#terminalEvent);
      while (this.#queue.isEmpty) {
        const chunk = await this.#reader.read();
        if (chunk) {
          this.#parser.feed(this.#decoder.decode(chunk, { stream: true }));
        } else {
          this.#parser.end();
          if (this.#queue.isEmpty) return await this.#end();
        }
      }
    } catch (error) {
      await this.#close();
      throw this.#translate(error as APIError);
    } finally {
      this.#reading = undefined;
    }
    return this.#take();
  }

  /** The next event of the queue. An async function, since it is the cheapest way to a promise of it. */
  async #take(): Promise<Result<TEvent>> {
    const data = this.#queue.shift();
    let value: TEvent;
    try {
      value = JSON.parse(data);
    } catch (cause) {
      await this.#close();
      throw new StreamDecodeError('The server sent an event that is not JSON.', this.#details({ error: data, cause }));
    }
    this.#eventCount += 1;
    this.#lastEvent = value;
    const { discriminator, ends } = this.#description;
    if (ends !== undefined && property(value, discriminator) === ends) this.#terminalEvent = value;
    return { done: false, value };
  }

  async #finish(terminalEvent: TEvent): Promise<Result<TEvent>> {
    await this.#close();
    const { fails } = this.#description;
    if (fails && property(terminalEvent, fails.when)) {
      const message = describeBody(property(terminalEvent, fails.message)) ?? 'The server reported a failure.';
      throw new StreamFailedError(message, this.#details({ error: terminalEvent }));
    }
    return { done: true, value: undefined };
  }

  async #end(): Promise<Result<TEvent>> {
    await this.#close();
    if (this.#description.ends === undefined) return { done: true, value: undefined };
    throw this.#interruption();
  }

  #translate(error: APIError): APIError {
    const isBroken = error instanceof APIConnectionError && !(error instanceof APIConnectionTimeoutError);
    return isBroken && this.#description.ends !== undefined ? this.#interruption(error) : error;
  }

  #interruption(cause?: APIError): StreamInterruptedError {
    const message = `The stream ended after ${this.#eventCount} events without its last one.`;
    return new StreamInterruptedError(message, this.#details(cause ? { cause } : {}));
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

  async #close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#queue.clear();
    this.#exchange.call.release();
    await this.#reader.cancel();
  }
}

function property(value: unknown, name: string | undefined): unknown {
  return name === undefined ? undefined : (value as Record<string, unknown> | null)?.[name];
}
