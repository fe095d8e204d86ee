import { expect, it } from 'vitest';
import { referenceDepth } from '../../../src/spec/check/reference-depth.ts';

const to = (name: string) => ({ properties: { next: { $ref: `#/components/schemas/${name}` } } });

it.each<[fact: string, document: Parameters<typeof referenceDepth>[0], depth: number]>([
  ['nothing', {}, 0],
  ['components alone', { components: { schemas: { A: {}, B: {} } } }, 1],
  ['a way', { components: { schemas: { A: to('B'), B: to('C'), C: {} } } }, 3],
  [
    'ways that meet',
    { components: { schemas: { D: to('B'), A: { anyOf: [to('B'), to('C')] }, B: to('C'), C: {} } } },
    3,
  ],
  ['a circle, up to where it closes', { components: { schemas: { A: to('B'), B: to('A') } } }, 2],
  ['components of several kinds', { components: { responses: { R: to('a/b') }, schemas: { 'a/b': {} } } }, 1],
  ['escaped names', { components: { schemas: { A: to('a~1b'), 'a/b': {} } } }, 2],
  ['definitions of Swagger 2.0', { definitions: { A: { $ref: '#/definitions/B' }, B: {} } }, 2],
])('measures %s', (_fact, document, depth) => {
  expect(referenceDepth(document)).toBe(depth);
});

it('measures a way that would overflow the stack', () => {
  const schemas = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`S${index}`, to(`S${index + 1}`)]));
  expect(referenceDepth({ components: { schemas } })).toBe(20_000);
});
