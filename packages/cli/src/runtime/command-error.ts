import type { ExitCode } from './exit-codes.ts';

/** What to do about a failure: a sentence, or a name that is not known with those that are, to choose the nearest of. */
export type Advice = string | { readonly given: string; readonly known: readonly string[] };

/** A failure that the program finds by itself, without the server. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: ExitCode;
  readonly advice: Advice;

  /**
   * @param exitCode - What the program exits with.
   * @param message - What is wrong and where; begins in lower case and has no full stop.
   * @param advice - What to do about it.
   */
  constructor(exitCode: ExitCode, message: string, advice: Advice) {
    super(message);
    this.exitCode = exitCode;
    this.advice = advice;
  }
}
