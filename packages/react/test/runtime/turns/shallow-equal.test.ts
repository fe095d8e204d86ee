import { expect, it } from 'vitest';
import { shallowEqual } from '../../../src/runtime/turns/shallow-equal.ts';

const value = {};

it.each<[one: object, other: object, wanted: boolean]>([
  [{}, {}, true],
  [{ value }, { value }, true],
  [{ value: {} }, { value: {} }, false],
  [{ count: Number.NaN }, { count: Number.NaN }, true],
  [{ one: undefined }, {}, false],
  [{ one: undefined }, { other: undefined }, false],
  [['ses-1', value], ['ses-1', value], true],
  [['ses-1'], ['ses-1', 'ses-2'], false],
])('compares %j and %j by their values', (one, other, wanted) => {
  expect(shallowEqual(one, other)).toBe(wanted);
  expect(shallowEqual(other, one)).toBe(wanted);
});
