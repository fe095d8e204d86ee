import { startTimer } from './timer.ts';

/**
 * Notices that nothing arrives while something is waited for. One timer serves many short waits, since starting one
 * for each chunk of a stream would cost more than the chunk.
 */
export class IdleWatch {
  readonly #idleTimeoutMs: number;
  readonly #onIdle: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isWaiting = false;
  #isOverdue = false;
  #waitingSinceMs = 0;

  constructor(idleTimeoutMs: number, onIdle: () => void) {
    this.#idleTimeoutMs = idleTimeoutMs;
    this.#onIdle = onIdle;
  }

  /** A wait begins. */
  begin(): void {
    this.#isWaiting = true;
    this.#isOverdue = false;
    this.#waitingSinceMs = performance.now();
    this.#timer ??= startTimer(this.#idleTimeoutMs, this.#check);
  }

  /** The wait is over. Time that passes between waits does not count. */
  end(): void {
    this.#isWaiting = false;
  }

  /** Leaves no timer behind. */
  stop(): void {
    this.end();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #check = (): void => {
    this.#timer = undefined;
    if (!this.#isWaiting) return;
    const leftMs = this.#waitingSinceMs + this.#idleTimeoutMs - performance.now();
    if (leftMs <= 0 && this.#isOverdue) {
      this.#onIdle();
      return;
    }
    // A program that was busy finds its timers due before it has read what arrived meanwhile: look once more.
    this.#isOverdue = leftMs <= 0;
    this.#timer = startTimer(Math.max(leftMs, 0), this.#check);
  };
}
