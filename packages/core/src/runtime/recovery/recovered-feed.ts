import { APIConnectionError } from '../errors/api-connection-error.ts';
import { APIConnectionTimeoutError } from '../errors/api-connection-timeout-error.ts';
import { APIError } from '../errors/api-error.ts';
import type { Sent } from '../errors/redactor.ts';
import { StreamError, type StreamErrorDetails } from '../errors/stream-error.ts';
import { StreamFailedError } from '../errors/stream-failed-error.ts';
import { StreamInterruptedError } from '../errors/stream-interrupted-error.ts';
import { TurnNotFoundError } from '../errors/turn-not-found-error.ts';
import type { StreamOperation } from '../operation.ts';
import { eventProperty } from '../stream/event-property.ts';
import { explainFailure } from '../stream/explain-failure.ts';
import type { StreamFeed } from '../stream/stream-feed.ts';
import { poll } from './poll.ts';
import type { TurnJoin } from './turn-join.ts';

/** What recovering a stream takes. */
export interface RecoverySource<TEvent> {
  readonly operation: StreamOperation;
  readonly join: TurnJoin<TEvent>;
  /** Milliseconds after the drop until which the end of the turn is looked for. */
  readonly timeoutMs: number;
  /** What the stream's own request told the server. */
  sent(): Sent;
  /** The caller's. */
  readonly signal: AbortSignal | null | undefined;
  /** Reads the history, for at most this time. */
  read(signal: AbortSignal, limitMs: number): Promise<readonly TEvent[]>;
  onInterrupted?(error: APIError): void;
}

/**
 * Events of a stream, and once it has dropped, those of the history that were missed.
 *
 * @typeParam TEvent - An event.
 */
export class RecoveredFeed<TEvent> implements StreamFeed<TEvent> {
  readonly #source: RecoverySource<TEvent>;
  readonly #controller = new AbortController();
  #live: StreamFeed<TEvent> | undefined;
  #drop: APIError | undefined;
  #signal = this.#controller.signal;
  #deadlineMs = 0;
  #batch: TEvent[] = [];
  #eventCount = 0;
  #lastEvent: unknown;
  #isFound: boolean | undefined;

  /** @param live - The stream, or why there is none. Throws that where it is nothing to recover from. */
  constructor(source: RecoverySource<TEvent>, live: StreamFeed<TEvent> | APIError) {
    this.#source = source;
    if (live instanceof Error) this.#onDrop(live);
    else this.#live = live;
  }

  async read(): Promise<readonly TEvent[] | undefined> {
    if (this.#live) {
      try {
        const events = await this.#live.read();
        for (const event of events ?? []) this.#source.join.note(event);
        return events;
      } catch (error) {
        this.#onDrop(error);
        await this.#live.close();
        this.#live = undefined;
      }
    }
    return this.#hasEnded() ? this.#finish() : this.#readMissed();
  }

  abort(reason: unknown): void {
    this.#live?.abort(reason);
    this.#batch.length = 0;
    this.#controller.abort(reason);
  }

  async close(): Promise<void> {
    this.#controller.abort();
    await this.#live?.close();
  }

  /** Begins to recover, or throws what is nothing to recover from. */
  #onDrop(error: unknown): void {
    if (!isDrop(error)) throw error;
    const { signal, timeoutMs, onInterrupted } = this.#source;
    this.#drop = error;
    if (error instanceof StreamError) {
      this.#eventCount = error.eventCount;
      this.#lastEvent = error.lastEvent;
    }
    if (signal) this.#signal = AbortSignal.any([signal, this.#controller.signal]);
    this.#deadlineMs = performance.now() + timeoutMs;
    onInterrupted?.(error);
  }

  async #readMissed(): Promise<readonly TEvent[]> {
    const events = await poll((leftMs) => this.#look(leftMs), this.#deadlineMs, this.#signal);
    if (!events) throw this.#gaveUp();
    this.#batch = [...events];
    this.#eventCount += events.length;
    this.#lastEvent = events.at(-1);
    return this.#batch;
  }

  async #look(limitMs: number): Promise<readonly TEvent[] | undefined> {
    try {
      const events = this.#source.join.missing(await this.#source.read(this.#signal, limitMs));
      this.#isFound = events !== undefined;
      return events?.length ? events : undefined;
    } catch (error) {
      // The server may be away for the same reason that the stream dropped.
      if (error instanceof APIError && error.isRetryable) return undefined;
      throw error;
    }
  }

  #hasEnded(): boolean {
    const { discriminator, ends } = this.#source.operation.stream;
    return ends !== undefined && eventProperty(this.#lastEvent, discriminator) === ends;
  }

  #finish(): undefined {
    const error = this.#lastEvent;
    const { fails } = this.#source.operation.stream;
    if (!fails || !eventProperty(error, fails.when)) return;
    throw new StreamFailedError(explainFailure(fails, error, this.#source.sent()), this.#details({ error }));
  }

  #gaveUp(): APIError | undefined {
    if (this.#isFound === undefined) return this.#drop;
    const { timeoutMs } = this.#source;
    return this.#isFound
      ? new StreamInterruptedError(
          `The turn did not end within ${timeoutMs} ms after its stream dropped.`,
          this.#details(),
        )
      : new TurnNotFoundError(
          `The history does not have the turn ${timeoutMs} ms after its stream dropped.`,
          this.#details(),
        );
  }

  #details(extra: { readonly error?: unknown } = {}): StreamErrorDetails {
    return {
      operation: this.#source.operation,
      status: this.#drop?.status,
      headers: this.#drop?.headers,
      eventCount: this.#eventCount,
      lastEvent: this.#lastEvent,
      cause: this.#drop,
      ...extra,
    };
  }
}

/** Whether the server may have gone on with what the client no longer hears of. */
function isDrop(error: unknown): error is APIError {
  if (error instanceof StreamInterruptedError) return true;
  if (error instanceof APIConnectionTimeoutError) return error.deadline !== 'totalTimeout';
  // A request that may be repeated, and was in vain, never arrived.
  return error instanceof APIConnectionError && !error.isRetryable;
}
