import { visible } from '../visible.ts';

/** A place in a file. */
export interface SourcePosition {
  /** The file, as it was given. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

/** Something wrong in an input file. */
export interface Problem {
  /** An error stops the work; beside a warning the place is read as well as it can be. */
  readonly severity: 'error' | 'warning';
  /** What is wrong and what to do, as sentences on one line. */
  readonly message: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** JSON Pointer as a fragment: `#/paths/~1users/get`. `#` for the whole file. */
  readonly pointer: string;
}

/** Something wrong in a value, by its place in that alone. */
export interface Fault {
  /** JSON Pointer as a fragment. */
  readonly pointer: string;
  readonly message: string;
}

/** Where something is wrong, as far as it is known. */
export type ProblemPlace = Omit<Problem, 'severity' | 'message'>;

/**
 * Writes a problem on one line: `api.yaml:12:5 #/paths/~1users: What is wrong. What to do.` Of the whole file only the
 * name is said.
 */
export function formatProblem(problem: Problem): string {
  const { file, line, column, pointer, message } = problem;
  const position = line === undefined ? '' : `:${line}:${column ?? 1}`;
  const place = pointer === '#' ? '' : ` ${pointer}`;
  return visible(`${file}${position}${place}: ${message}`);
}
