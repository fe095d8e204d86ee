import { expect, test } from 'vitest';
import { parseJson } from '../../src/runtime/parse-json.ts';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

test('JSON of many levels is read', () => {
  expect(JSON.stringify(parseJson(nested(500)))).toBe(nested(500));
});

test.each<[fact: string, text: string, message: string]>([
  ['is no JSON', '{', 'JSON decode error'],
  ['has too many levels', nested(502), 'JSON is nested deeper than 500 levels'],
  ['has more levels than a stack holds', nested(200_000), 'JSON is nested deeper than 500 levels'],
])('a text that %s is refused', (_fact, text, message) => {
  expect(() => parseJson(text)).toThrow(message);
});
