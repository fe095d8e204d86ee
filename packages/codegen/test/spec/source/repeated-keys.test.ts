import { describe, expect, it } from 'vitest';
import { repeatedKeys } from '../../../src/spec/source/repeated-keys.ts';

describe('repeatedKeys', () => {
  it.each<[fact: string, text: string, wanted: readonly (readonly [line: number, column: number])[]]>([
    ['none', '{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}', []],
    ['one on its line', '{\n  "a": 1,\r\n  "b": 2,\r  "a" : 3\n}', [[4, 3]]],
    [
      'each of several',
      '{"a":1,"a":2,\n"a":3,"b":{"x":1,"x":1}}',
      [
        [1, 8],
        [2, 1],
        [2, 18],
      ],
    ],
    ['one that is escaped otherwise', '{"a":1,"\\u0061":2}', [[1, 8]]],
    ['one with quotes and backslashes', '{"\\"\\\\":1,"\\"\\\\":2}', [[1, 11]]],
    ['one after a text with braces and colons', '{"a":"{\\":","a":"}"}', [[1, 13]]],
    ['one whose name objects have', '{"constructor":1,"constructor":2}', [[1, 18]]],
    ['none in a text alone', '"a"', []],
  ])('finds %s', (_, text, wanted) => {
    JSON.parse(text);
    expect(repeatedKeys(text).map(({ line, column }) => [line, column])).toEqual(wanted);
  });
});
