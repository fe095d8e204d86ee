import type { Command, CommandLine } from './command.ts';
import { CommandError } from './command-error.ts';
import { diagnoseClientError } from './diagnose-client-error.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { suggest } from './suggest.ts';

/** What was going on when a run failed. */
export interface ErrorContext {
  readonly commandLine: CommandLine;
  /** The command as it was written, or the program's name. */
  readonly where: string;
  readonly command?: Command;
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

/** A failure as the user sees it. */
export interface ErrorReport {
  /** Lines for stderr: where and what, then what to do. Ends with a line feed. */
  readonly text: string;
  readonly exitCode: ExitCode;
}

/** Turns whatever a run has thrown into a message and an exit code. Keys and query strings are in neither. */
export async function describeError(error: unknown, context: ErrorContext): Promise<ErrorReport> {
  const { exitCode, problem, advice, request } = await diagnose(error, context);
  const lines = [`${context.where}: ${oneLine(problem)}`, oneLine(advice)];
  if (context.debug) lines.push(request ?? '', ...stackTraces(error));
  return { exitCode, text: `${lines.filter(Boolean).join('\n')}\n` };
}

async function diagnose(error: unknown, context: ErrorContext): Promise<Diagnosis> {
  if (error instanceof CommandError) {
    const { exitCode, message, advice } = error;
    return { exitCode, problem: message, advice: typeof advice === 'string' ? advice : suggest(advice) };
  }
  if (context.interrupted) {
    const isSafe = context.command?.method === 'GET';
    const advice = isSafe ? '' : 'The server may finish all the same what it has begun.';
    return { exitCode: exitCodes.interrupted, problem: 'interrupted', advice };
  }
  const known = await diagnoseClientError(error, context);
  if (known) return known;
  const problem = error instanceof Error ? error.message : String(error);
  const advice = context.debug ? '' : 'Run the same again with --debug to see where it comes from.';
  return { exitCode: exitCodes.api, problem, advice };
}

/** Text from a server must not look like several lines of the program's own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function stackTraces(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = error.stack ?? error.message;
  return error.cause === undefined ? [own] : [own, ...stackTraces(error.cause).map((trace) => `Caused by: ${trace}`)];
}
