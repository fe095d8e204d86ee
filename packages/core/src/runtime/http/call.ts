import { APIConnectionError } from '../errors/api-connection-error.ts';
import { APIConnectionTimeoutError } from '../errors/api-connection-timeout-error.ts';
import type { APIError } from '../errors/api-error.ts';
import { APIUserAbortError } from '../errors/api-user-abort-error.ts';
import { BaseError } from '../errors/base-error.ts';
import type { Limits } from '../options.ts';
import { isRetryable, isUnsentRequest, type SentOperation } from './retry-policy.ts';

/** The longest time that timers keep; a longer one would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

type Deadline = APIConnectionTimeoutError['deadline'];

/**
 * One call from its first attempt to the last byte of its answer: who may stop it, and why it was stopped.
 *
 * Work is done in phases between {@link Call.attach} and {@link Call.release}. Only inside a phase does the call hold a
 * listener on the caller's signal and a timer, so that none is left when an answer is never read. One timer serves all
 * deadlines: it fires at the earliest time that one may pass, and looks then.
 */
export class Call {
  readonly operation: SentOperation;
  readonly limits: Limits;
  /** How often the request was sent again. */
  retries = 0;
  readonly #signal: AbortSignal | null | undefined;
  readonly #endMs: number;
  #deadline: Deadline | undefined;
  #dueMs = Infinity;
  #isOverdue = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #timerMs = Infinity;
  #interrupt: ((failure: APIError) => void) | undefined;
  #failure: APIError | undefined;
  /** That of the last attempt. */
  #controller: AbortController | undefined;

  constructor(operation: SentOperation, limits: Limits, signal?: AbortSignal | null) {
    this.operation = operation;
    this.limits = limits;
    this.#signal = signal;
    this.#endMs = performance.now() + limits.totalTimeout;
  }

  /** Begins a phase, or goes on with one that was kept. Throws where the call is over already. */
  attach(): void {
    if (this.#signal?.aborted) this.#onAbort();
    this.throwIfStopped();
    this.#signal?.addEventListener('abort', this.#onAbort);
    this.expect();
  }

  /** Ends a phase. */
  release(): void {
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#interrupt = undefined;
    clearTimeout(this.#timer);
    this.#timerMs = Infinity;
  }

  /** Runs one phase. */
  async run<T>(phase: () => T | Promise<T>): Promise<T> {
    this.attach();
    try {
      return await phase();
    } finally {
      this.release();
    }
  }

  /**
   * Tells what is waited for from now on, and so which deadline holds beside that of the whole call: a wait begins, or,
   * without an argument, is over. Cheap, since a timer that fires too early does no harm.
   */
  expect(deadline?: Exclude<Deadline, 'totalTimeout'>): void {
    this.#deadline = deadline;
    this.#dueMs = deadline ? Math.min(performance.now() + this.limits[deadline], this.#endMs) : this.#endMs;
    this.#isOverdue = false;
    this.#arm();
  }

  /** Stops the call for good: whatever it waits for fails with this error, at once. */
  stop(failure: APIError): void {
    this.#failure ??= failure;
    this.#end(failure);
  }

  /** Stops the call in the caller's name. */
  abort(cause: unknown): void {
    this.stop(new APIUserAbortError('Request was aborted.', { operation: this.operation, cause }));
  }

  throwIfStopped(): void {
    if (this.#failure) throw this.#failure;
  }

  /** Sets what ends the wait at hand when the call is stopped or a deadline passes. */
  onStop(interrupt: (failure: APIError) => void): void {
    this.#interrupt = interrupt;
  }

  /**
   * Sends the request once. The answer is its headers, or why there is none; a stopped call ends it at once.
   *
   * @throws {BaseError} What is thrown of the client's own: not a failure of the transport.
   */
  attempt(send: (signal: AbortSignal) => Promise<Response>): Promise<Response | APIError> {
    return new Promise((resolve, reject) => {
      this.#controller = new AbortController();
      this.onStop(resolve);
      this.expect('timeout');
      send(this.#controller.signal).then(resolve, (cause) =>
        cause instanceof BaseError ? reject(cause) : resolve(this.connectionError(cause)),
      );
    });
  }

  /** Waits between two attempts. */
  pause(delayMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, delayMs);
      this.onStop((failure) => {
        reject(failure);
        clearTimeout(timer);
      });
      this.expect();
    });
  }

  /** What a failure of the transport is called. */
  connectionError(cause: unknown): APIConnectionError {
    const { code } = ((cause as Error | undefined)?.cause ?? {}) as { code?: unknown };
    return new APIConnectionError(typeof code === 'string' ? `Connection error: ${code}` : 'Connection error', {
      operation: this.operation,
      cause,
      isRetryable: isRetryable(this.operation, { isUnsent: isUnsentRequest(cause) }),
    });
  }

  #arm(): void {
    if (this.#dueMs >= this.#timerMs) return;
    clearTimeout(this.#timer);
    this.#timerMs = this.#dueMs;
    const delayMs = Math.max(0, this.#dueMs - performance.now());
    this.#timer = setTimeout(this.#onTimer, Math.min(delayMs, longestTimerMs));
  }

  readonly #onTimer = (): void => {
    const nowMs = performance.now();
    const wasOverdue = this.#isOverdue;
    this.#timerMs = Infinity;
    this.#isOverdue = nowMs >= this.#dueMs;
    if (this.#isOverdue && wasOverdue) this.#expire((nowMs < this.#endMs && this.#deadline) || 'totalTimeout');
    // A program that was busy finds its timers due before it has read what arrived meanwhile: look once more.
    else this.#arm();
  };

  #expire(deadline: Deadline): void {
    const failure = new APIConnectionTimeoutError(`Request timed out: ${deadline} of ${this.limits[deadline]} ms.`, {
      operation: this.operation,
      deadline,
      isRetryable: isRetryable(this.operation, {}),
    });
    // An attempt that had no answer in time may be repeated.
    if (deadline === 'timeout') this.#end(failure);
    else this.stop(failure);
  }

  /** Ends the wait at hand, and the attempt with an answer that nobody may have begun to read. */
  #end(failure: APIError): void {
    this.#interrupt?.(failure);
    this.#controller?.abort(failure);
  }

  readonly #onAbort = (): void => this.abort(this.#signal?.reason);
}
