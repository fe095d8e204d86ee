import type { Writable } from 'node:stream';
import { escapeControls } from './escape-controls.ts';

/** Thrown by a write when nobody reads the output any more, as after `| head`. */
export class OutputClosedError extends Error {
  override readonly name = 'OutputClosedError';
}

/** Writes to one of the program's outputs, text from servers made harmless. */
export class Output {
  readonly #stream: Writable;

  constructor(stream: Writable) {
    this.#stream = stream;
    // Each write reports its own failure; without a listener the same failure would also end the process.
    stream.on('error', () => {});
  }

  /**
   * Writes text as it is, save for characters that can drive a terminal. Resolves once the text has left the process.
   *
   * @throws {@link OutputClosedError} when the reader is gone.
   */
  write(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#stream.write(escapeControls(text), (error) => {
        if (!error) resolve();
        else reject('code' in error && error.code === 'EPIPE' ? new OutputClosedError() : error);
      });
    });
  }

  /** Writes a value as indented JSON; nothing for undefined. */
  async writeJson(value: unknown): Promise<void> {
    if (value !== undefined) await this.write(`${JSON.stringify(value, null, 2)}\n`);
  }

  /** Writes each item as one line of JSON, as soon as it is there. */
  async writeLines(items: AsyncIterable<unknown>): Promise<void> {
    for await (const item of items) await this.write(`${JSON.stringify(item)}\n`);
  }

  /**
   * Writes items as one indented JSON array, each as soon as it is there. When the items fail half-way the array stays
   * open, so that nobody takes the part for the whole.
   *
   * @param limit - How many items to take at most.
   */
  async writeArray(items: AsyncIterable<unknown>, limit: number): Promise<void> {
    let count = 0;
    for await (const item of items) {
      const lines = JSON.stringify(item, null, 2).replaceAll('\n', '\n  ');
      await this.write(`${count === 0 ? '[' : ','}\n  ${lines}`);
      count += 1;
      if (count >= limit) break;
    }
    await this.write(count === 0 ? '[]\n' : '\n]\n');
  }
}
