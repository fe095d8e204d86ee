import { formatProblem, type Problem } from './problem.ts';

/** Says that an input file cannot be used. All reasons that could be found are in `problems`. */
export class SpecError extends Error {
  override readonly name = 'SpecError';
  /** Never empty. Warnings that were found on the way are among them. */
  readonly problems: readonly Problem[];

  /** @param problems - At least one, and at least one of them an error. */
  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(
      problems
        .filter(({ severity }) => severity === 'error')
        .map(formatProblem)
        .join('\n'),
      options,
    );
    this.problems = problems;
  }
}
