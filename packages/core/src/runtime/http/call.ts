import { APIConnectionError } from '../errors/api-connection-error.ts';
import { APIConnectionTimeoutError } from '../errors/api-connection-timeout-error.ts';
import type { APIError } from '../errors/api-error.ts';
import { APIUserAbortError } from '../errors/api-user-abort-error.ts';
import type { Operation } from '../operation.ts';
import type { Limits } from '../options.ts';
import { isRetryable, isUnsentRequest } from './retry-policy.ts';
import { startTimer } from './timer.ts';

/**
 * One call from its first attempt to the last byte of its answer: who may stop it, and why it was stopped.
 *
 * Work is done in phases between {@link Call.attach} and {@link Call.release}. Only inside a phase does the call hold a
 * listener on the caller's signal and a timer for the whole, so that none is left when an answer is never read.
 */
export class Call {
  readonly operation: Operation;
  readonly limits: Limits;
  readonly #signal: AbortSignal | undefined;
  readonly #deadlineMs: number;
  #totalTimer: ReturnType<typeof setTimeout> | undefined;
  #controller: AbortController | undefined;
  #interrupt: ((failure: APIError) => void) | undefined;
  #failure: APIError | undefined;

  constructor(operation: Operation, limits: Limits, signal?: AbortSignal | null) {
    this.operation = operation;
    this.limits = limits;
    this.#signal = signal ?? undefined;
    this.#deadlineMs = performance.now() + limits.totalTimeout;
  }

  /** Begins a phase. Throws where the call is over already. */
  attach(): void {
    if (this.#signal?.aborted) this.#onAbort();
    this.throwIfStopped();
    this.#signal?.addEventListener('abort', this.#onAbort);
    this.#totalTimer = startTimer(this.#deadlineMs - performance.now(), () =>
      this.stop(this.timeoutError('totalTimeout')),
    );
  }

  /** Ends a phase. */
  release(): void {
    this.#signal?.removeEventListener('abort', this.#onAbort);
    clearTimeout(this.#totalTimer);
    this.#interrupt = undefined;
  }

  /** Runs one phase. */
  async run<T>(phase: () => Promise<T>): Promise<T> {
    this.attach();
    try {
      return await phase();
    } finally {
      this.release();
    }
  }

  /** Stops the call for good: whatever it waits for fails with this error, at once. */
  stop(failure: APIError): void {
    this.#failure ??= failure;
    this.#interrupt?.(failure);
    this.#controller?.abort(failure);
  }

  /** Stops the call in the caller's name. */
  abort(cause: unknown): void {
    this.stop(new APIUserAbortError('Request was aborted.', { operation: this.operation, cause }));
  }

  throwIfStopped(): void {
    if (this.#failure) throw this.#failure;
  }

  /** Sets what {@link Call.stop} does besides aborting the transport. */
  onStop(interrupt: () => void): void {
    this.#interrupt = interrupt;
  }

  /** Sends the request once. Ends with the headers, with the `timeout` deadline, or when the call is stopped. */
  async attempt(send: (signal: AbortSignal) => Promise<Response>): Promise<Response> {
    const controller = new AbortController();
    this.#controller = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      return await this.#interruptible((resolve, reject) => {
        timer = startTimer(this.limits.timeout, () => {
          const failure = this.timeoutError('timeout');
          reject(failure);
          controller.abort(failure);
        });
        send(controller.signal).then(resolve, (cause) => reject(this.connectionError(cause)));
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Waits between two attempts. */
  pause(delayMs: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    return this.#interruptible<void>((resolve) => {
      timer = startTimer(delayMs, resolve);
    }).finally(() => clearTimeout(timer));
  }

  /** What a failure of the transport is called. */
  connectionError(cause: unknown): APIConnectionError {
    const { code } = ((cause as Error | undefined)?.cause ?? {}) as { code?: unknown };
    const isUnsent = isUnsentRequest(cause);
    return new APIConnectionError(`Connection error${typeof code === 'string' ? ` ${code}` : ''}.`, {
      operation: this.operation,
      cause,
      isRetryable: isRetryable(this.operation, { isUnsent }),
    });
  }

  /** What it is called when a deadline passes. */
  timeoutError(deadline: APIConnectionTimeoutError['deadline']): APIConnectionTimeoutError {
    return new APIConnectionTimeoutError(`Request timed out: ${deadline} of ${this.limits[deadline]} ms.`, {
      operation: this.operation,
      deadline,
      isRetryable: isRetryable(this.operation, {}),
    });
  }

  readonly #onAbort = (): void => this.abort(this.#signal?.reason);

  #interruptible<T>(executor: (resolve: (value: T) => void, reject: (error: APIError) => void) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      this.throwIfStopped();
      this.#interrupt = reject;
      executor(resolve, reject);
    });
  }
}
