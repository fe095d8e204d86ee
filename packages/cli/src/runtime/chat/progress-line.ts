import type { Output } from '../output/output.ts';

const intervalMs = 1_000;
const clearLine = '\r\u001b[K';

/** A line on a terminal that counts the seconds of waiting, and is gone when something comes. */
export class ProgressLine {
  readonly #output: Output;
  #timer: NodeJS.Timeout | undefined;
  #isShown = false;

  constructor(output: Output) {
    this.#output = output;
  }

  /** Begins to count. */
  start(): void {
    if (!this.#output.isDrawable || this.#timer !== undefined) return;
    const startMs = performance.now();
    const tick = () => {
      const seconds = Math.round((performance.now() - startMs) / 1_000);
      this.#isShown = true;
      const text = this.#output.paint('dim', `waiting, ${seconds} s`);
      // A terminal that has gone is noticed by the next event.
      this.#output.writePainted(`${clearLine}${text}`).catch(() => {});
    };
    this.#timer = setInterval(tick, intervalMs).unref();
  }

  /** Takes the line away. */
  async pause(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#isShown) await this.#output.writePainted(clearLine);
    this.#isShown = false;
  }
}
