import { formatProblem, type Problem } from '../spec/problem.ts';
import type { Streams } from './streams.ts';

/** Places that are named of warnings that say the same. */
const placesShown = 10;

/** Warnings that say the same, but for names in it. */
interface Group {
  /** The first of them; its message has a mark where names differ. */
  readonly told: Problem;
  readonly count: number;
}

/**
 * Tells a person of problems, each on a line that begins with how bad it is. Of warnings that say the same, whatever they
 * name, the first places are shown, and the others are counted: one mistake may stand in a thousand places.
 */
export function reportProblems(problems: readonly Problem[], { error }: Pick<Streams, 'error'>): void {
  const show = (problem: Problem) => error(`${problem.severity}: ${formatProblem(problem)}\n`);
  const groups = new Map<string, Group>();
  for (const problem of problems) {
    if (problem.severity === 'error') {
      show(problem);
      continue;
    }
    const key = problem.message.replace(names, mark);
    const { told, count } = groups.get(key) ?? { told: problem, count: 0 };
    groups.set(key, { told: { ...told, message: commonWords(told.message, problem.message) }, count: count + 1 });
    if (count < placesShown) show(problem);
  }
  for (const { told, count } of groups.values()) {
    const others = count - placesShown;
    if (others <= 0) continue;
    const { severity, file, message } = told;
    const where = `At ${others} more ${others === 1 ? 'place' : 'places'}`;
    show({ severity, file, pointer: '#', message: `${where}: ${message}` });
  }
}

const mark = '…';

/** What a message quotes, and where it points. */
const names = /("(?:[^"\\]|\\.)*"|`[^`]*`|#\/\S*[^\s,.]|…)/g;

/** Of two messages that differ by names alone. */
function commonWords(message: string, other: string): string {
  if (message === other) return message;
  const parts = other.split(names);
  const common = message.split(names).map((part, position) => (part === parts[position] ? part : mark));
  return common.join('');
}
