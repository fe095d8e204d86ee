import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { differInProseAlone } from '../../../src/spec/check/differ-in-prose.ts';

const differences: readonly {
  readonly what: string;
  readonly one: Json;
  readonly other: Json;
  readonly is: boolean;
}[] = [
  { what: 'nothing', one: { a: [1, null, { b: 'c' }] }, other: { a: [1, null, { b: 'c' }] }, is: true },
  { what: 'a description', one: { info: { description: 'A' } }, other: { info: { description: 'B' } }, is: true },
  { what: 'a title and a summary', one: { title: 'A', summary: 'A' }, other: { title: 'B', summary: 'B' }, is: true },
  { what: 'another text', one: { type: 'object' }, other: { type: 'array' }, is: false },
  { what: 'a description that is no text', one: { description: 'A' }, other: { description: 1 }, is: false },
  { what: 'a description that is new', one: {}, other: { description: 'A' }, is: false },
  { what: 'the order of keys', one: { a: 1, b: 1 }, other: { b: 1, a: 1 }, is: false },
  { what: 'a list for an object', one: { 0: 'a' }, other: ['a'], is: false },
  { what: 'a text in a list of summaries', one: { summary: ['a'] }, other: { summary: ['b'] }, is: false },
  {
    what: 'a mapping by the name title',
    one: { mapping: { title: 'A' } },
    other: { mapping: { title: 'B' } },
    is: false,
  },
];

describe('differInProseAlone', () => {
  it.each(differences)('of documents that differ in $what is $is', ({ one, other, is }) => {
    expect(differInProseAlone(one, other)).toBe(is);
  });
});
