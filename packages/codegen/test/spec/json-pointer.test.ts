import { describe, expect, test } from 'vitest';
import { joinPointer, schemaReference, splitPointer } from '../../src/spec/json-pointer.ts';

describe('splitPointer', () => {
  test.each([
    ['#', []],
    ['#/', []],
    ['#/a/0', ['a', '0']],
    ['/a', ['a']],
    ['#/a~1b/c~0d/~01', ['a/b', 'c~d', '~1']],
    ['#/a%20b/c%25', ['a b', 'c%']],
    ['#/100%', ['100%']],
    ['#anchor', undefined],
  ])('reads %j as %j', (pointer, keys) => {
    expect(splitPointer(pointer)).toEqual(keys);
  });
});

test.each(['a/b', 'c~d', '~1', '50%', '%20', 'ä b'])('a schema named %j is found again by its reference', (name) => {
  expect(splitPointer(schemaReference(name))?.at(-1)).toBe(name);
});

test('joinPointer escapes what separates keys', () => {
  expect(joinPointer(joinPointer('#', 'a/b~'), 3)).toBe('#/a~1b~0/3');
});
