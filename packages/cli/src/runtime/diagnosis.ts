import type { Command, CommandLine } from './command.ts';
import type { ExitCode } from './exit-codes.ts';
import type { ErrorFormatName } from './output/formats.ts';
import type { RequestTarget } from './settings.ts';

/** What was going on when a run failed. */
export interface ErrorContext {
  readonly commandLine: CommandLine;
  /** The command as it was written, or the program's name. */
  readonly where: string;
  readonly command?: Command;
  /** Where the request went, and how. */
  readonly target?: RequestTarget;
  /** Whether a request has gone out. */
  readonly hasSent?: boolean;
  /** What to do after an interruption, as a sentence. */
  readonly goOn?: string;
  /** Whether to add the request and the stack trace. */
  readonly debug: boolean;
  /** How to write the failure. */
  readonly format: Exclude<ErrorFormatName, 'auto'>;
  /** JMESPath expression that picks what is written of it. */
  readonly transform?: string | undefined;
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
  /** What the server has said, for machines. */
  readonly details?: Readonly<Record<string, unknown>>;
}
