import { CommandError } from './command-error.ts';
import type { Diagnosis, ErrorContext } from './diagnosis.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { nothing } from './output/nothing.ts';
import { suggest } from './suggest.ts';

/** A failure as the user sees it. */
export interface ErrorReport {
  /** Lines for stderr: where and what, then what to do. Ends with a line feed. */
  readonly text: string;
  readonly exitCode: ExitCode;
}

/** Turns whatever a run has thrown into a message and an exit code. Keys and query strings are in neither. */
export async function describeError(error: unknown, context: ErrorContext): Promise<ErrorReport> {
  const diagnosis = await diagnose(error, context);
  const { exitCode } = diagnosis;
  const isText = context.format === 'text' && context.transform === undefined;
  return { exitCode, text: isText ? lines(diagnosis, error, context) : await serialised(diagnosis, context) };
}

function lines({ problem, advice, request }: Diagnosis, error: unknown, context: ErrorContext): string {
  const parts = [`${context.where}: ${oneLine(problem)}`, oneLine(advice)];
  if (context.debug) parts.push(request ?? '', ...stackTraces(error));
  return `${parts.filter(Boolean).join('\n')}\n`;
}

/** The same facts as one object. */
async function serialised(diagnosis: Diagnosis, { where, format, transform }: ErrorContext): Promise<string> {
  const { problem, advice, exitCode, details } = diagnosis;
  // The way through JSON leaves out what is undefined.
  const failure: unknown = JSON.parse(JSON.stringify({ message: problem, where, advice, exitCode, ...details }));
  const value = transform === undefined ? failure : await transformedFailure(failure, transform);
  if (typeof value === 'string' && format === 'text') return `${value}\n`;
  if (format === 'yaml') return (await import('./output/yaml.ts')).yamlText(value);
  return `${JSON.stringify(value, null, format === 'jsonl' ? undefined : 2)}\n`;
}

/** A transform that cannot be used must not hide the failure. */
async function transformedFailure(failure: unknown, expression: string): Promise<unknown> {
  try {
    const { compileTransform } = await import('./output/transform.ts');
    const result = compileTransform('--transform-error', expression).apply(failure);
    return result === nothing ? failure : result;
  } catch {
    return failure;
  }
}

async function diagnose(error: unknown, context: ErrorContext): Promise<Diagnosis> {
  if (error instanceof CommandError) {
    const { exitCode, message, advice } = error;
    return { exitCode, problem: message, advice: typeof advice === 'string' ? advice : suggest(advice) };
  }
  if (context.interrupted) {
    const mayAct = context.hasSent && context.command?.method !== 'GET';
    const warning = mayAct ? 'The server may finish all the same what it has begun.' : '';
    const advice = [warning, context.goOn ?? ''].filter(Boolean).join(' ');
    return { exitCode: exitCodes.interrupted, problem: 'interrupted', advice };
  }
  // It needs the classes of the client, which a command line that is wrong has not loaded.
  const { diagnoseClientError } = await import('./diagnose-client-error.ts');
  const known = diagnoseClientError(error, context);
  if (known) return known;
  // What prints an answer goes into it, and ends with the stack.
  if (error instanceof RangeError) {
    const problem = 'the answer is nested too deeply, or too long, to be printed';
    return { exitCode: exitCodes.api, problem, advice: 'See it by --format raw.' };
  }
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
