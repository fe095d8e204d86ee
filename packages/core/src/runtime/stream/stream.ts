/// <reference lib="esnext.disposable" preserve="true" />
import { BaseError } from '../errors/base-error.ts';
import type { OperationStream } from '../operation.ts';
import type { Transcript } from '../transcript/transcript.ts';
import type { Part, Turn } from '../transcript/turn.ts';
import { eventProperty } from './event-property.ts';
import type { StreamFeed } from './stream-feed.ts';

type Result<TEvent> = IteratorResult<TEvent, undefined>;

/**
 * Events as they arrive, each parsed from JSON. It can be read once: by a loop, or by one of the methods that read it.
 *
 * A loop ends quietly only after the terminal event that the API's description names. It throws
 * - {@link StreamFailedError} after a terminal event that reports a failure, which the loop has seen by then,
 * - {@link StreamInterruptedError} where the stream ends or breaks without it,
 * - {@link StreamDecodeError} where an event is not JSON,
 * - `APIConnectionTimeoutError` after `idleTimeout` without a byte, or after `totalTimeout`,
 * - `APIUserAbortError` after the caller's signal or {@link Stream.abort}.
 *
 * Leaving the loop cancels the request. Events of unknown kinds pass through. No event is kept.
 *
 * @typeParam TEvent - What the stream holds, as the document says; checked only where the client has `validate`.
 * @typeParam TTurn - What its events amount to.
 */
export class Stream<TEvent, TTurn extends Turn = Turn<TEvent, Part, TEvent>> implements AsyncIterable<TEvent> {
  readonly #feed: StreamFeed<TEvent>;
  readonly #description: OperationStream;
  #batch: readonly TEvent[] = [];
  #position = 0;
  #reading: Promise<Result<TEvent>> | undefined;
  #isIterated = false;
  #isClosed = false;
  #failure: unknown;
  #lastEvent: TEvent | undefined;
  #collected: TEvent[] | undefined;
  /** Those who wait for the end while another reads. */
  readonly #waiting: (() => void)[] = [];

  /** @internal */
  constructor(feed: StreamFeed<TEvent>, description: OperationStream) {
    this.#feed = feed;
    this.#description = description;
  }

  /** Stops the stream: a loop over it throws an `APIUserAbortError`, with the reason as its `cause`. */
  abort(reason?: unknown): void {
    if (!this.#isClosed) this.#feed.abort(reason);
  }

  /** @throws {BaseError} When it is called a second time. */
  [Symbol.asyncIterator](): AsyncIterator<TEvent, undefined> {
    this.#claim();
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

  /**
   * The event that ends the stream; where the API has none, the last. It waits for a loop that has begun, or begins
   * before the next `await`; where there is none, it reads the stream itself. Inside the loop it would wait for ever.
   *
   * @throws What the loop throws. {@link BaseError} where the loop was left, or there was no event.
   */
  finalEvent(): Promise<NonNullable<TTurn['end']>> {
    return handled(this.#end().then(() => this.#lastEvent as NonNullable<TTurn['end']>));
  }

  /**
   * What the events amount to, once the stream has ended. To see the events as well, begin a loop right after the call,
   * before the next `await`; else this reads the stream itself. Only streams that are asked for it keep their events.
   *
   * @example
   * ```ts
   * const transcript = await stream.transcript();
   * const [turn] = transcript.snapshot().turns;
   * ```
   *
   * @throws What the loop throws. {@link BaseError} where reading has begun before the call, or the loop was left.
   */
  transcript(): Promise<Transcript<TEvent, TTurn>> {
    if (!this.#isIterated) this.#collected ??= [];
    const events = this.#collected;
    const make = async () => {
      if (!events) throw new BaseError('The events of this stream are gone. Ask for its transcript before reading it.');
      // Most programs that stream need no transcript: theirs is a chunk of its own.
      const { Transcript } = await import('../transcript/transcript.ts');
      await this.#end();
      return new Transcript<TEvent, TTurn>(this.#description, events);
    };
    return handled(make());
  }

  /**
   * Two streams of the same events, which can be read at their own speed: what one is ahead of the other is kept. The
   * request is cancelled when both are left.
   *
   * @throws {BaseError} Where reading has begun.
   */
  tee(): [Stream<TEvent, TTurn>, Stream<TEvent, TTurn>] {
    this.#claim();
    const queues = new Set<Promise<readonly TEvent[] | undefined>[]>();
    const branch = () => {
      const queue: Promise<readonly TEvent[] | undefined>[] = [];
      queues.add(queue);
      return new Stream<TEvent, TTurn>(
        {
          read: () => {
            if (!queue.length) {
              const batch = this.#feed.read();
              for (const each of queues) each.push(batch);
            }
            return queue.shift() as Promise<readonly TEvent[] | undefined>;
          },
          abort: (reason) => this.abort(reason),
          close: async () => {
            queues.delete(queue);
            if (!queues.size) await this.#close();
          },
        },
        this.#description,
      );
    };
    return [branch(), branch()];
  }

  /**
   * The events as bytes, one JSON text a line, for the body of a request or of an answer. It fails as a loop throws.
   *
   * @throws {BaseError} Where reading has begun.
   * @see https://jsonlines.org
   */
  toReadableStream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const events = this[Symbol.asyncIterator]();
    const encoder = new TextEncoder();
    return new ReadableStream(
      {
        async pull(controller) {
          const { done, value } = await events.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
        },
        cancel: () => this.#close(),
      },
      // Nothing is read before it is asked for.
      { highWaterMark: 0 },
    );
  }

  #claim(): void {
    if (this.#isIterated) throw new BaseError('A stream can be read once, and this one was.');
    this.#isIterated = true;
  }

  #next(): Promise<Result<TEvent>> {
    // Whoever asks before the answer to the last question gets what follows it.
    if (this.#reading) {
      const next = () => this.#next();
      return this.#reading.then(next, next);
    }
    if (this.#isClosed) return Promise.resolve({ done: true, value: undefined });
    if (this.#position < this.#batch.length) {
      const value = this.#batch[this.#position] as TEvent;
      this.#position += 1;
      return Promise.resolve({ done: false, value });
    }
    this.#reading = this.#read();
    return this.#reading;
  }

  async #read(): Promise<Result<TEvent>> {
    try {
      while (!this.#isClosed) {
        const batch = await this.#feed.read();
        if (!batch) await this.#close();
        // It is empty where the stream was stopped in between: then the next read says why.
        else if (batch.length) return this.#begin(batch);
      }
    } catch (error) {
      // Whoever left the stream while an event was waited for has broken it.
      if (!this.#isClosed) {
        this.#failure = error;
        await this.#close();
        throw error;
      }
    } finally {
      this.#reading = undefined;
    }
    return { done: true, value: undefined };
  }

  #begin(batch: readonly TEvent[]): Result<TEvent> {
    this.#batch = batch;
    this.#position = 1;
    this.#lastEvent = batch.at(-1);
    if (this.#collected) for (const event of batch) this.#collected.push(event);
    return { done: false, value: batch[0] as TEvent };
  }

  /** Waits for the end, or reads up to it where nobody else does. Throws where that is not the end it should have. */
  async #end(): Promise<void> {
    // A loop that begins right after the call comes first.
    await undefined;
    if (!this.#isIterated) {
      const events = this[Symbol.asyncIterator]();
      while (!(await events.next()).done);
    } else if (!this.#isClosed) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#failure) throw this.#failure;
    const { discriminator, ends } = this.#description;
    const hasEnded =
      ends === undefined ? this.#lastEvent !== undefined : eventProperty(this.#lastEvent, discriminator) === ends;
    if (!hasEnded) throw new BaseError('The stream was left before its last event.');
  }

  async #close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const resolve of this.#waiting) resolve();
    await this.#feed.close();
  }
}

/** A promise whose rejection may go unheard, since a loop over the same stream throws it too. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
