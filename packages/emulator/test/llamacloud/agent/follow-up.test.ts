import { expect, test } from 'vitest';
import { resolveFollowUp } from '../../../src/llamacloud/agent/follow-up.ts';

const earlier = 'How did revenue develop in Q3?';

test.each([
  ['and in Q4?', 'revenue develop and in Q4?'],
  ['What about costs?', 'revenue develop q3 What about costs?'],
  ['How long did it last?', 'revenue develop q3 How long did it last?'],
  ['Why?', 'revenue develop q3 Why?'],
  ['', 'revenue develop q3 '],
  ['and revenue in Q3?', 'develop and revenue in Q3?'],
  ['Where do parcels leave?', 'Where do parcels leave?'],
  ['Android revenue', 'Android revenue'],
])('after a question about Q3, %j looks for %j', (question, wanted) => {
  expect(resolveFollowUp(question, earlier)).toBe(wanted);
});

test.each([
  ['sales in March 2024', 'and in April?', 'sales 2024 and in April?'],
  ['sales in March 2024', 'and in 2025?', 'sales march and in 2025?'],
  ['opening hours on Monday', 'and on Friday?', 'opening hours and on Friday?'],
  ['the first quarter', 'and the second?', 'quarter and the second?'],
])('after %j, %j looks for %j', (before, question, wanted) => {
  expect(resolveFollowUp(question, before)).toBe(wanted);
});

test('a first question stands for itself', () => {
  expect(resolveFollowUp('and in Q4?', undefined)).toBe('and in Q4?');
});
