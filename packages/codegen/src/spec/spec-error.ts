import { formatProblem, type Problem, type ProblemPlace } from './problem.ts';

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

/** An error at one place, or of a whole file where no pointer is given. */
export function errorAt(
  place: Pick<ProblemPlace, 'file'> & Partial<ProblemPlace>,
  message: string,
  options?: ErrorOptions,
): SpecError {
  return new SpecError([{ severity: 'error', message, pointer: '#', ...place }], options);
}
