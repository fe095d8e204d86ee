import type { Writable } from 'node:stream';
import { CommandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';
import { escapeControls } from './escape-controls.ts';
import { createPaint, type Paint } from './paint.ts';

/** Thrown by a write when nobody reads the output any more, as after `| head`. */
export class OutputClosedError extends Error {
  override readonly name = 'OutputClosedError';
}

/** What an output is connected to. */
export interface OutputOptions {
  /** Whether people see it at once. */
  readonly isTerminal?: boolean;
  /** Whether the cursor of that terminal can be moved; left out, it can. */
  readonly isDrawable?: boolean;
  readonly isColored?: boolean;
  /** How many characters fit on a line; asked for each time, since a window can change. */
  readonly columns?: () => number | undefined;
}

/** Writes to one of the program's outputs, text from servers made harmless. */
export class Output {
  readonly isTerminal: boolean;
  /** Whether what was written to a terminal can be overwritten. */
  readonly isDrawable: boolean;
  /** Makes text harmless and colours it, where this output shows colours. For {@link Output.writePainted}. */
  readonly paint: Paint;
  readonly #stream: Writable;
  readonly #columns: () => number | undefined;

  constructor(stream: Writable, options: OutputOptions = {}) {
    const { isTerminal = false, isDrawable = isTerminal, isColored = false, columns } = options;
    this.isTerminal = isTerminal;
    this.isDrawable = isDrawable;
    this.paint = createPaint(isColored);
    this.#stream = stream;
    this.#columns = columns ?? (() => undefined);
    // Each write reports its own failure; without a listener the same failure would also end the process.
    stream.on('error', () => {});
  }

  /** How many characters fit on a line; undefined where lines have no end. */
  get columns(): number | undefined {
    return this.#columns();
  }

  /**
   * Writes text as it is, save for characters that can drive a terminal. Resolves once the text has left the process.
   *
   * @throws {@link OutputClosedError} when the reader is gone, {@link CommandError} when it cannot be written for another
   *   reason.
   */
  write(text: string): Promise<void> {
    return this.#send(escapeControls(text));
  }

  /** Writes text that the user wants bare: as it is, save on a terminal. */
  writeBare(text: string): Promise<void> {
    return this.#send(this.isTerminal ? escapeControls(text) : text);
  }

  /** Writes text whose parts have passed {@link Output.paint}, or are the program's own. */
  writePainted(text: string): Promise<void> {
    return this.#send(text);
  }

  /** Writes bytes as they are. Never to a terminal, unless the user asks for it. */
  writeBytes(bytes: Uint8Array): Promise<void> {
    return this.#send(bytes);
  }

  /** Ends the stream below, and waits until it has taken everything. */
  close(): Promise<void> {
    return new Promise((resolve) => this.#stream.end(resolve));
  }

  #send(content: string | Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#stream.write(content, (error) => {
        if (error) reject(describeFailure(error));
        else resolve();
      });
    });
  }
}

function describeFailure(error: NodeJS.ErrnoException): Error {
  if (error.code === 'EPIPE') return new OutputClosedError();
  // A file that was named says so by itself.
  if (error instanceof CommandError) return error;
  const advice = 'Write it elsewhere. A call that was made stays made.';
  return new CommandError(exitCodes.api, `cannot write the output (${error.code ?? error.message})`, advice);
}
