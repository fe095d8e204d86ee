import { describe, expect, test } from 'vitest';
import { formatProblem, type Problem } from '../../src/spec/problem.ts';
import { SpecError } from '../../src/spec/spec-error.ts';

const problem: Problem = { severity: 'error', message: 'Wrong. Right it.', file: 'a.yaml', pointer: '#/a' };

describe('formatProblem', () => {
  test.each([
    [{ line: 3, column: 5 }, 'a.yaml:3:5 #/a: Wrong. Right it.'],
    [{ line: 3 }, 'a.yaml:3:1 #/a: Wrong. Right it.'],
    [{}, 'a.yaml #/a: Wrong. Right it.'],
    [{ pointer: '#' }, 'a.yaml: Wrong. Right it.'],
    [{ pointer: '#/\u001b[2J\n\u202e\u2028' }, 'a.yaml #/\\u001b[2J\\u000a\\u202e\\u2028: Wrong. Right it.'],
  ])('writes %j on one line', (parts, line) => {
    expect(formatProblem({ ...problem, ...parts })).toBe(line);
  });
});

describe('SpecError', () => {
  test('says all errors, and keeps the warnings', () => {
    const warning: Problem = { ...problem, severity: 'warning' };
    const error = new SpecError([problem, warning, { ...problem, message: 'Worse.' }]);
    expect(error.message).toBe('a.yaml #/a: Wrong. Right it.\na.yaml #/a: Worse.');
    expect(error.problems).toHaveLength(3);
  });
});
