import { formatProblem, type Problem } from './spec/problem.ts';
import type { Streams } from './streams.ts';

/** Places that are named of warnings that say the same. */
const placesShown = 10;

/**
 * Tells a person of problems, each on a line that begins with how bad it is. Of warnings that say the same the first
 * places are named, and the others are counted: one mistake may stand in a thousand places.
 */
export function reportProblems(problems: readonly Problem[], { error }: Pick<Streams, 'error'>): void {
  const places = new Map<string, number>();
  for (const problem of problems) {
    const count = (places.get(problem.message) ?? 0) + 1;
    places.set(problem.message, count);
    if (count <= placesShown || problem.severity === 'error') error(`${problem.severity}: ${formatProblem(problem)}\n`);
  }
  for (const { severity, file, message } of problems) {
    const others = (places.get(message) ?? 0) - placesShown;
    if (severity === 'error' || others <= 0) continue;
    const summary = `At ${others} more ${others === 1 ? 'place' : 'places'}: ${message}`;
    error(`${severity}: ${formatProblem({ severity, file, pointer: '#', message: summary })}\n`);
    places.delete(message);
  }
}
