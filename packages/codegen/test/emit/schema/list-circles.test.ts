import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listCircles } from '../../../src/emit/schema/list-circles.ts';
import type { SchemaObject } from '../../../src/spec/document.ts';

/** Schemas that are lists of others, by the names of each. */
function listsOf(edges: Readonly<Record<string, readonly string[]>> | ArrayLike<readonly number[]>) {
  const schemas = Object.entries<readonly (string | number)[]>(edges).map(([name, members]): [string, SchemaObject] => {
    return [name, { type: 'array', items: { anyOf: members.map((to) => ({ $ref: `#/components/schemas/${to}` })) } }];
  });
  return Object.fromEntries(schemas);
}

describe('listCircles', () => {
  it.each([
    ['none', { a: ['b'], b: [] }, []],
    ['a list of itself', { a: ['a'] }, ['a']],
    ['a circle, and not what leads to it or from it', { a: ['b'], b: ['c'], c: ['b', 'd'], d: [] }, ['b', 'c']],
    ['two circles, and not the way between them', { a: ['a', 'b'], b: ['c'], c: ['c'] }, ['a', 'c']],
    ['circles that share a schema', { a: ['b', 'c'], b: ['a'], c: ['a'] }, ['a', 'b', 'c']],
    ['a name that nobody declares', { a: ['b'] }, []],
  ])('finds %s', (_, edges, wanted) => {
    expect([...listCircles(listsOf(edges))].sort()).toEqual(wanted);
  });

  it('does not look into the properties of an object', () => {
    const schemas = { a: { type: 'object', properties: { b: { $ref: '#/components/schemas/a' } } } } as const;
    expect([...listCircles(schemas)]).toEqual([]);
  });

  it('finds exactly the schemas that lead back to themselves', () => {
    const graph = fc.integer({ min: 1, max: 8 }).chain((size) => {
      const targets = fc.uniqueArray(fc.nat({ max: size - 1 }), { maxLength: 3 });
      return fc.array(targets, { minLength: size, maxLength: size });
    });
    fc.assert(
      fc.property(graph, (edges) => {
        const found = [...listCircles(listsOf(edges))].map(Number).sort();
        const leadsBack = edges.flatMap((targets, start) => {
          const reached = new Set(targets);
          for (const at of reached) for (const next of edges[at] ?? []) reached.add(next);
          return reached.has(start) ? [start] : [];
        });
        expect(found).toEqual(leadsBack);
      }),
    );
  });

  it('takes a chain of 50,000 lists', () => {
    const chain = Array.from({ length: 50_000 }, (_, index) => [index + 1]);
    expect(listCircles(listsOf(chain)).size).toBe(0);
    expect(listCircles(listsOf({ ...chain, 49999: [0] })).size).toBe(50_000);
  });
});
