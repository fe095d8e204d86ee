import { CommandError } from './command-error.ts';
import { diagnoseClientError } from './diagnose-client-error.ts';
import type { Diagnosis, ErrorContext } from './diagnosis.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { suggest } from './suggest.ts';

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
  const traces: string[] = [];
  let cause = error;
  // An error may be its own cause.
  while (cause instanceof Error && traces.length < 10) {
    traces.push(`${traces.length === 0 ? '' : 'Caused by: '}${cause.stack ?? cause.message}`);
    cause = cause.cause;
  }
  return traces;
}
