import type { CommandLine } from './command.ts';
import { dispatch } from './dispatch.ts';
import { errorWishes } from './error-wishes.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { MainOptions } from './main-options.ts';
import { OutputClosedError } from './output/output.ts';
import type { Progress } from './progress.ts';

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
