import { GenerateError } from '../generate-error.ts';
import { SpecError } from '../spec/spec-error.ts';
import { visible } from '../visible.ts';
import { reportProblems } from './report-problems.ts';
import type { Streams } from './streams.ts';

/**
 * Says why nothing was made.
 *
 * @param isDebug - Whether to show where an error comes from.
 */
export function reportFailure(error: unknown, isDebug: boolean, streams: Streams): void {
  if (error instanceof SpecError) {
    reportProblems(error.problems, streams);
    return;
  }
  if (!(error instanceof Error)) throw error;
  streams.error(lines(error.message));
  if (isDebug) streams.error(lines(error.stack ?? ''));
  else if (!isExpected(error)) streams.error('This is a fault of sdk-codegen. Run again with --debug to see where.\n');
}

/** Libraries quote documents. */
function lines(text: string): string {
  return `${text.split('\n').map(visible).join('\n')}\n`;
}

/** A wrong call, or a file system that does not let us: the message says it all. */
function isExpected(error: Error): boolean {
  if (error instanceof GenerateError) return true;
  return 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code);
}
