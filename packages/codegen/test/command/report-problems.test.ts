import { describe, expect, it } from 'vitest';
import { reportProblems } from '../../src/command/report-problems.ts';
import type { Problem } from '../../src/spec/problem.ts';

const problemAt = (line: number, message: string, severity: Problem['severity'] = 'warning'): Problem => ({
  severity,
  message,
  file: 'api.yaml',
  line,
  column: 1,
  pointer: `#/paths/~1${line}`,
});

function linesOf(problems: readonly Problem[]): readonly string[] {
  const lines: string[] = [];
  reportProblems(problems, { error: (text) => lines.push(text) });
  return lines;
}

describe('reportProblems', () => {
  it('counts what says the same as ten others', () => {
    const same = Array.from({ length: 14 }, (_, index) => problemAt(index + 1, 'Declare it.'));
    const lines = linesOf([...same, problemAt(20, 'Correct it.')]);
    expect(lines).toHaveLength(12);
    expect(lines[9]).toBe('warning: api.yaml:10:1 #/paths/~110: Declare it.\n');
    expect(lines.slice(10)).toEqual([
      'warning: api.yaml:20:1 #/paths/~120: Correct it.\n',
      'warning: api.yaml: At 4 more places: Declare it.\n',
    ]);
  });

  it.each([
    [11, 'warnings', 'warning', 'warning: api.yaml: At 1 more place: Declare it.\n'],
    [11, 'errors', 'error', 'error: api.yaml:11:1 #/paths/~111: Declare it.\n'],
    [10, 'warnings', 'warning', 'warning: api.yaml:10:1 #/paths/~110: Declare it.\n'],
  ] as const)('ends %i %s with their last place or a count', (length, _, severity, last) => {
    const lines = linesOf(Array.from({ length }, (_, index) => problemAt(index + 1, 'Declare it.', severity)));
    expect(lines).toHaveLength(length);
    expect(lines.at(-1)).toBe(last);
  });

  it('counts what differs by names alone', () => {
    const problems = Array.from({ length: 12 }, (_, index) =>
      problemAt(index + 1, `The \`operationId\` "\\"${index}" is that of #/paths/~1${index}/get, too.`),
    );
    const lines = linesOf([...problems, problemAt(13, 'The name "a" is one.'), problemAt(14, 'The name "b" is one.')]);
    expect(lines).toHaveLength(13);
    expect(lines.at(-1)).toBe('warning: api.yaml: At 2 more places: The `operationId` … is that of …, too.\n');
  });
});
