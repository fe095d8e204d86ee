import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { normalise } from './normalise.ts';

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const kind = (form: Json = { type: 'string' }) => ({ type: 'object', required: ['kind'], properties: { kind: form } });
const discriminator = { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat' } };

/** The form of `Cat` where it is a member of a discriminated union. */
function catOf(schemas: Readonly<Record<string, Json>>, union: Json = { oneOf: [reference('Cat')], discriminator }) {
  return normalise({ components: { schemas: { ...schemas, Pet: union } } }).document.components.schemas.Cat;
}

describe('the value of a discriminator', () => {
  it.each<[fact: string, given: Json, wanted: Json]>([
    ['is that of the mapping', kind(), kind({ type: 'string', const: 'cat' })],
    ['is one of a list', kind({ type: 'string', enum: ['cat', 'dog'] }), kind({ type: 'string', const: 'cat' })],
    [
      'is not written over a constant',
      kind({ type: 'string', const: 'lion' }),
      kind({ type: 'string', const: 'lion' }),
    ],
    [
      'is not written where the list lacks it',
      kind({ type: 'string', enum: ['a', 'b'] }),
      kind({ type: 'string', enum: ['a', 'b'] }),
    ],
    ['is not written over a number', kind({ type: 'integer' }), kind({ type: 'integer' })],
    ['is not written where there is no such property', { type: 'object' }, { type: 'object' }],
    ['is written within allOf', { allOf: [kind()] }, { allOf: [kind({ type: 'string', const: 'cat' })] }],
  ])('%s', (_fact, given, wanted) => {
    expect(catOf({ Cat: given })).toEqual(wanted);
  });

  it('is the name of a schema that the mapping leaves out', () => {
    const union = { oneOf: [reference('Cat')], discriminator: { propertyName: 'kind' } };
    expect(catOf({ Cat: kind() }, union)).toEqual(kind({ type: 'string', const: 'Cat' }));
  });

  it.each<[Readonly<Record<string, Json>>]>([
    [{ defaultMapping: 'Cat' }],
    [{ defaultMapping: '#/components/schemas/Cat', mapping: { cat: 'Cat' } }],
  ])('stays open in the schema for all other values: %j', (others) => {
    const union = { oneOf: [reference('Cat')], discriminator: { propertyName: 'kind', ...others } };
    expect(catOf({ Cat: kind() }, union)).toEqual(kind());
  });

  it('is one of several, where the mapping has several', () => {
    const mapping = { cat: '#/components/schemas/Cat', kitten: '#/components/schemas/Cat' };
    const union = { anyOf: [reference('Cat')], discriminator: { propertyName: 'kind', mapping } };
    expect(catOf({ Cat: kind() }, union)).toEqual(kind({ type: 'string', enum: ['cat', 'kitten'] }));
  });

  it('is added to a schema that inherits the property', () => {
    const schemas = { Animal: kind(), Cat: { allOf: [reference('Animal')] } };
    expect(catOf(schemas)).toEqual({ allOf: [reference('Animal'), kind({ type: 'string', const: 'cat' })] });
  });

  it('is not written into a schema that others build on', () => {
    expect(catOf({ Cat: kind(), Lion: { allOf: [reference('Cat')] } })).toEqual(kind());
  });
});
