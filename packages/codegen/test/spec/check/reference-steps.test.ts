import { expect, it } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { referenceSteps } from '../../../src/spec/check/reference-steps.ts';

const to = (pointer: string) => ({ $ref: `#/${pointer}` });

it.each<[fact: string, document: Readonly<Record<string, Json>>, wanted: number]>([
  ['none', { a: {} }, 0],
  ['one for each', { a: to('c'), b: to('c'), c: {} }, 2],
  ['those that a pointer leads through', { a: to('b/x'), b: to('c'), c: { x: {} } }, 2 + 1],
  ['those in a row on the way', { a: to('b/x'), b: to('c'), c: to('d'), d: { x: {} } }, 3 + 1 + 1],
  ['what leads nowhere', { a: to('b/x'), b: { $ref: 'other.yaml' } }, 2 + 1],
  ['a circle once', { a: to('b/x'), b: to('a/x') }, 2 + 1],
])('referenceSteps counts %s', (_, document, wanted) => {
  expect(referenceSteps(document)).toBe(wanted);
});

it('referenceSteps counts a way each time that it is taken', () => {
  const levels = Array.from({ length: 20 }, (_, level) => level);
  const end = levels.reduce<Json>((inner, level) => ({ x: to(`s${level + 1}/y`), y: inner }), { x: {}, y: {} });
  const ways = levels.map((level) => [`s${level}`, to(`s${level + 1}/x`)]);
  const steps = referenceSteps({ first: to('s0/x'), ...Object.fromEntries(ways), s20: end });
  expect(steps).toBeGreaterThan(2 ** 20);
});
