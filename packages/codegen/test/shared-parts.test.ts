import { describe, expect, it } from 'vitest';
import { sharedParts } from '../src/shared-parts.ts';

describe('sharedParts', () => {
  it('gives the earlier value where both say the same', () => {
    const earlier = { a: [1, { b: null }], c: 'd' };
    expect(sharedParts({ a: [1, { b: null }], c: 'd' }, earlier)).toBe(earlier);
  });

  it('keeps the parts that say the same of a value that does not', () => {
    const earlier = { a: { b: 1 }, c: { d: { e: 1 }, f: 1 } };
    const shared = sharedParts({ a: { b: 1 }, c: { d: { e: 1 }, f: 2 } }, earlier);
    expect(shared).toEqual({ a: { b: 1 }, c: { d: { e: 1 }, f: 2 } });
    expect(shared.a).toBe(earlier.a);
    expect(shared.c.d).toBe(earlier.c.d);
  });

  it.each([
    { change: 'put into', earlier: ['a', 'c'], value: ['a', 'b', 'c'] },
    { change: 'taken out of', earlier: ['a', 'b', 'c'], value: ['a', 'c'] },
  ])('keeps the items of a list that something is $change', ({ earlier, value }) => {
    const items = (names: readonly string[]) => names.map((name) => ({ name }));
    const before = items(earlier);
    const shared = sharedParts(items(value), before);
    expect(shared).toEqual(items(value));
    expect(shared.filter((item) => before.includes(item)).map(({ name }) => name)).toEqual(['a', 'c']);
  });

  const differences: readonly { readonly what: string; readonly earlier: object; readonly value: object }[] = [
    { what: 'keys in another order', earlier: { a: 1, b: 2 }, value: { b: 2, a: 1 } },
    { what: 'a list for an object', earlier: { 0: 'a' }, value: ['a'] },
    { what: 'a key less', earlier: { a: 1, b: 2 }, value: { a: 1 } },
    { what: 'a key that is undefined', earlier: { a: 1 }, value: { a: 1, b: undefined } },
    { what: 'a name of every object', earlier: {}, value: { toString: 'a' } },
    { what: 'zero with a sign', earlier: { a: 0 }, value: { a: -0 } },
  ];
  it.each(differences)('tells $what from what was there', ({ earlier, value }) => {
    const shared = sharedParts(structuredClone(value), earlier);
    expect(shared).not.toBe(earlier);
    expect(shared).toStrictEqual(value);
    expect(Object.keys(shared)).toEqual(Object.keys(value));
  });
});
