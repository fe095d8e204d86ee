import { formatProblem, type Problem } from './spec/problem.ts';
import type { Streams } from './streams.ts';

/** Tells a person of problems, each on a line that begins with how bad it is. */
export function reportProblems(problems: readonly Problem[], { error }: Pick<Streams, 'error'>): void {
  for (const problem of problems) error(`${problem.severity}: ${formatProblem(problem)}\n`);
}
