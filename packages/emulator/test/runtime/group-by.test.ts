import { expect, it } from 'vitest';
import { groupBy } from '../../src/runtime/group-by.ts';

it('groups values in the order in which they come', () => {
  const groups = groupBy([1, 4, 2, 6, 3], (number) => (number % 2 === 0 ? 'even' : 'odd'));
  expect([...groups]).toEqual([
    ['odd', [1, 3]],
    ['even', [4, 2, 6]],
  ]);
});
