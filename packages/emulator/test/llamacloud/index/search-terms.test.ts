import { expect, test } from 'vitest';
import { searchTerms } from '../../../src/llamacloud/index/search-terms.ts';

test.each([
  ['What were the main findings in Q3?', ['main', 'findings', 'q3']],
  ['refund Refund REFUND', ['refund']],
  ['"a" OR NEAR(b*) ^c:d -e', ['near', 'b', 'c', 'd', 'e']],
  ['Zürich naïve', ['zürich', 'naïve']],
  ['who is it', []],
  ['', []],
])('%j is about %j', (question, wanted) => {
  expect(searchTerms(question)).toEqual(wanted);
});
