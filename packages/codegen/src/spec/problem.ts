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
