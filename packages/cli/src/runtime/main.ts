import type { Command, CommandLine } from './command.ts';
import { dispatch } from './dispatch.ts';
import { errorWishes } from './error-wishes.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { StandardInput } from './input/standard-input.ts';
import { type Output, OutputClosedError } from './output/output.ts';
import type { Environment, RequestTarget } from './settings.ts';

/** What a run of the program needs of its process. */
export interface MainOptions {
  /** The arguments, without the program's name. */
  readonly args: readonly string[];
  readonly environment: Environment;
  readonly stdin: StandardInput;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborted when the user interrupts the program. */
  readonly signal: AbortSignal;
  /** The program's version; read only when it is asked for. */
  readonly version: () => string;
}

/** How far a run has come, for messages. */
export interface Progress {
  /** The command as it was written, or the program's name. */
  where: string;
  command?: Command;
  /** Where the request goes, and how. */
  target?: RequestTarget;
  /** Whether a request has gone out. */
  hasSent?: boolean;
  /** What to do after an interruption, as a sentence. */
  goOn?: string;
}

/**
 * Runs the program once: chooses the command, calls it, prints its answer to stdout and a failure to stderr. Loads a
 * group of commands only when it is named, and the client only when a request is to be made.
 *
 * @param commandLine - Generated description of the API.
 * @returns The exit code. Never throws. A reader that closes the output early, as `head` does, is no failure.
 */
export async function main(commandLine: CommandLine, options: MainOptions): Promise<ExitCode> {
  const progress: Progress = { where: commandLine.binary };
  try {
    return await dispatch(commandLine, options, progress);
  } catch (error) {
    if (error instanceof OutputClosedError) return exitCodes.ok;
    const { describeError } = await import('./describe-error.ts');
    const interrupted = options.signal.aborted;
    const report = await describeError(error, { ...progress, ...errorWishes(options.args), commandLine, interrupted });
    // There is no place left to tell of a failure here.
    await options.stderr.write(report.text).catch(() => {});
    return report.exitCode;
  }
}
