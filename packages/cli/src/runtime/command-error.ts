import type { ExitCode } from './exit-codes.ts';

/** A name that is not known, and those that are. */
export interface UnknownName {
  readonly given: string;
  readonly known: readonly string[];
}

/** A failure that the program finds by itself, without the server. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: ExitCode;
  readonly advice: string | UnknownName;

  /**
   * @param exitCode - What the program exits with.
   * @param message - What is wrong and where; begins in lower case and has no full stop.
   * @param advice - What to do about it, as a sentence; for a name that is not known the nearest known one is advised.
   */
  constructor(exitCode: ExitCode, message: string, advice: string | UnknownName) {
    super(message);
    this.exitCode = exitCode;
    this.advice = advice;
  }
}
