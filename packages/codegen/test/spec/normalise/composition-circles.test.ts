import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { normalise } from './normalise.ts';

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const named = { type: 'object', properties: { name: { type: 'string' } } };

function schemasOf(schemas: Record<string, Json>) {
  const { document, warnings } = normalise({ components: { schemas } });
  return { schemas: { ...document.components.schemas }, places: warnings.map(({ pointer }) => pointer) };
}

describe('a schema that is made of itself', () => {
  it.each<[fact: string, given: Json, wanted: object]>([
    ['by allOf', { allOf: [to('A'), named] }, { allOf: [named] }],
    ['by oneOf', { oneOf: [to('A'), named] }, { oneOf: [named] }],
    ['by allOf inside of oneOf', { oneOf: [{ allOf: [to('A')] }, named] }, { oneOf: [named] }],
    ['by allOf alone', { description: 'A.', allOf: [to('A')] }, { description: 'A.' }],
    ['or null', { anyOf: [to('A'), { type: 'null' }] }, { type: 'null' }],
  ])('%s loses that part', (_fact, given, wanted) => {
    expect(schemasOf({ A: given })).toEqual({ schemas: { A: wanted }, places: ['#/components/schemas/A'] });
  });

  it('through others loses the part that closes the circle', () => {
    const { schemas, places } = schemasOf({
      A: { allOf: [to('B')] },
      B: { allOf: [to('C')] },
      C: { allOf: [to('A'), named] },
    });
    expect(places).toEqual(['#/components/schemas/C']);
    expect(schemas.C).toEqual({ allOf: [named] });
  });

  it.each([
    ['base', ['Pet', 'Cat']],
    ['kind', ['Cat', 'Pet']],
  ])('as a base of its own kinds gives each the base’s own rules, the %s first', (_first, order) => {
    const pet = { ...named, oneOf: [to('Cat'), to('Dog')] };
    const given: Record<string, Json> = {
      Pet: pet,
      Cat: { allOf: [to('Pet'), { properties: { lives: { type: 'integer' } } }] },
      Dog: { allOf: [to('Pet')] },
    };
    const { schemas, places } = schemasOf(
      Object.fromEntries([...order, 'Dog'].map((name) => [name, given[name] ?? null])),
    );
    expect(places.sort()).toEqual(['#/components/schemas/Cat', '#/components/schemas/Dog']);
    expect(schemas.Pet).toEqual(pet);
    expect(schemas.Cat).toMatchObject({ allOf: [named, { properties: { lives: { type: 'integer' } } }] });
    expect(schemas.Dog).toEqual({ allOf: [named] });
  });
});

it.each<[fact: string, schema: Json]>([
  ['a property', { type: 'object', properties: { parent: to('A') } }],
  ['a list', { type: 'array', items: to('A') }],
  ['further properties', { type: 'object', additionalProperties: to('A') }],
])('a schema that holds itself in %s stays', (_fact, schema) => {
  expect(schemasOf({ A: schema })).toEqual({ schemas: { A: schema }, places: [] });
});
