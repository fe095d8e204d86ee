import type { Command, CommandLine } from './command.ts';
import type { ExitCode } from './exit-codes.ts';

/** What was going on when a run failed. */
export interface ErrorContext {
  readonly commandLine: CommandLine;
  /** The command as it was written, or the program's name. */
  readonly where: string;
  readonly command?: Command;
  /** Where the request went. */
  readonly baseURL?: string;
  /** Whether to add the request and the stack trace. */
  readonly debug: boolean;
  /** Whether the user has interrupted the run. */
  readonly interrupted: boolean;
}

/** What a failure means for the user. */
export interface Diagnosis {
  readonly exitCode: ExitCode;
  /** What is wrong. */
  readonly problem: string;
  /** What to do about it, in sentences. */
  readonly advice: string;
  /** The request, for `--debug`. */
  readonly request?: string;
}
