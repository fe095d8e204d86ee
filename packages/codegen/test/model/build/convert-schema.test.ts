import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { convertSchema } from '../../../src/model/build/convert-schema.ts';
import type { Schema } from '../../../src/model/schema.ts';
import { normaliseSchema } from '../../spec/normalise/normalise.ts';

const other = '#/components/schemas/Other';
const reference: Schema = { kind: 'reference', name: 'Other' };
const text: Schema = { kind: 'string' };

/** Converts a schema as the author writes it, after it has taken its normal form. */
function convert(source: Json): Schema {
  return convertSchema(normaliseSchema(source) ?? {}, (name) => (name === other ? 'Other' : undefined));
}

function object(properties: Record<string, Schema> = {}): Schema {
  const list = Object.entries(properties).map(([name, schema]) => ({ name, schema, required: false }));
  return { kind: 'object', properties: list };
}

describe('kinds', () => {
  it.each<[fact: string, given: Json, wanted: Schema]>([
    ['anything', {}, { kind: 'unknown' }],
    ['anything, by true', true, { kind: 'unknown' }],
    ['nothing', false, { kind: 'never' }],
    ['null', { type: 'null' }, { kind: 'null' }],
    ['null as the only constant', { const: null }, { kind: 'null' }],
    ['null as the only value', { enum: [null] }, { kind: 'null' }],
    ['a boolean', { type: 'boolean' }, { kind: 'boolean' }],
    [
      'a text with its limits',
      { type: 'string', format: 'uuid', minLength: 1, maxLength: 3, pattern: '^a' },
      { kind: 'string', format: 'uuid', minLength: 1, maxLength: 3, pattern: '^a' },
    ],
    [
      'a number with its limits',
      { type: 'number', format: 'double', minimum: 0, maximum: 9, exclusiveMinimum: -1, multipleOf: 0.5 },
      { kind: 'number', format: 'double', minimum: 0, maximum: 9, exclusiveMinimum: -1, multipleOf: 0.5 },
    ],
    ['an integer', { type: 'integer', exclusiveMaximum: 4 }, { kind: 'integer', exclusiveMaximum: 4 }],
    ['bytes', { type: 'string', format: 'binary' }, { kind: 'binary' }],
    ['bytes as a media type', { contentMediaType: 'application/octet-stream' }, { kind: 'binary' }],
    ['bytes as a media type of a text', { type: 'string', contentMediaType: 'image/png' }, { kind: 'binary' }],
    ['bytes or null', { type: ['string', 'null'], contentMediaType: 'image/png' }, { kind: 'binary', nullable: true }],
    ['bytes by their encoding', { type: 'string', contentEncoding: 'binary' }, { kind: 'binary' }],
    [
      'bytes by their encoding, of a media type',
      { type: 'string', contentMediaType: 'image/png', contentEncoding: 'binary' },
      { kind: 'binary' },
    ],
    [
      'bytes that an encoding makes text',
      { type: 'string', contentMediaType: 'image/png', contentEncoding: 'base64' },
      text,
    ],
    ['text of a media type', { type: 'string', contentMediaType: 'text/html; charset=utf-8' }, text],
    ['JSON in a text', { type: 'string', contentMediaType: 'application/problem+json' }, text],
    [
      'a media type beside an object',
      { type: 'object', contentMediaType: 'image/png' },
      { kind: 'object', properties: [] },
    ],
    ['a constant', { const: 'stop' }, { kind: 'const', value: 'stop' }],
    ['a constant that is false', { const: false }, { kind: 'const', value: false }],
    ['an enum', { enum: ['a', 1, true] }, { kind: 'enum', values: ['a', 1, true] }],
    [
      'a list with its limits',
      { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2, uniqueItems: true },
      { kind: 'array', items: text, minItems: 1, maxItems: 2, uniqueItems: true },
    ],
    [
      'an object with its limits',
      { type: 'object', minProperties: 1, maxProperties: 2 },
      { kind: 'object', properties: [], minProperties: 1, maxProperties: 2 },
    ],
    ['a list of anything', { type: 'array' }, { kind: 'array', items: { kind: 'unknown' } }],
    ['a list without a type', { items: { type: 'string' } }, { kind: 'array', items: text }],
    [
      'an open tuple',
      { prefixItems: [{ type: 'string' }] },
      { kind: 'tuple', prefixItems: [text], rest: { kind: 'unknown' } },
    ],
    [
      'a tuple with a rest',
      { prefixItems: [{ type: 'string' }], items: { $ref: other } },
      { kind: 'tuple', prefixItems: [text], rest: reference },
    ],
    ['a closed tuple', { prefixItems: [{ type: 'string' }], items: false }, { kind: 'tuple', prefixItems: [text] }],
    ['a reference', { $ref: other }, reference],
    ['a reference to nothing', { $ref: '#/components/schemas/Gone' }, { kind: 'unknown' }],
    ['several types', { type: ['string', 'integer'] }, { kind: 'union', members: [text, { kind: 'integer' }] }],
  ])('reads %s', (_fact, given, wanted) => {
    expect(convert(given)).toEqual(wanted);
  });
});

describe('objects', () => {
  it('keep their properties in order, and tell which are required', () => {
    expect(convert({ properties: { b: { type: 'string' }, a: {} }, required: ['a', 'gone'] })).toEqual({
      kind: 'object',
      properties: [
        { name: 'b', schema: text, required: false },
        { name: 'a', schema: { kind: 'unknown' }, required: true },
      ],
    });
  });

  it('remember which constants the document leaves optional', () => {
    const source = {
      type: 'object',
      properties: { type: { const: 'a' } },
      required: ['type'],
      'x-declared-optional': ['type'],
    } as const;
    expect(convertSchema(source, () => undefined)).toEqual({
      kind: 'object',
      properties: [{ name: 'type', schema: { kind: 'const', value: 'a' }, required: true, declaredOptional: true }],
    });
  });

  it.each<[fact: string, given: { [keyword: string]: Json }, wanted: Schema | undefined]>([
    ['are silent of other properties', {}, undefined],
    ['allow others', { additionalProperties: true }, { kind: 'unknown' }],
    ['forbid others', { additionalProperties: false }, { kind: 'never' }],
    ['give others a schema', { additionalProperties: { $ref: other } }, reference],
    ['take the schema of a pattern', { patternProperties: { '^x': { type: 'string' } } }, text],
    [
      'take a pattern before what is forbidden',
      { patternProperties: { '^x': { type: 'string' } }, additionalProperties: false },
      text,
    ],
    [
      'join patterns and others',
      { patternProperties: { '^x': { type: 'string' } }, additionalProperties: { $ref: other } },
      { kind: 'union', members: [text, reference] },
    ],
  ])('%s', (_fact, given, additionalProperties) => {
    expect(convert({ type: 'object', ...given })).toEqual({
      kind: 'object',
      properties: [],
      ...(additionalProperties && { additionalProperties }),
    });
  });
});

describe('annotations', () => {
  it('are kept as they are', () => {
    const annotations = {
      description: 'A name.',
      title: 'Name',
      deprecated: true,
      readOnly: true,
      writeOnly: true,
      default: 'a',
      examples: ['b', 'c'],
    };
    expect(convert({ type: 'string', ...annotations })).toEqual({ kind: 'string', ...annotations });
  });

  it.each<[schema: { [keyword: string]: Json }, given: Json, kept: Json]>([
    [{ type: 'string' }, [5, true, null, ['a']], ['5', 'true']],
    [{ type: ['string', 'null'] }, ['a', null], ['a', null]],
    [{ type: 'integer' }, ['1', 2.5, 3, '', 'many', '3 of 4'], [1, 3]],
    [{ type: 'number' }, ['0.5', '-', true], [0.5]],
    [{ type: 'boolean' }, ['false', true, 1], [false, true]],
    [{ enum: ['a', 5] }, ['b', 'a', 5, '5'], ['a', 5]],
    [{ const: { a: 1 } }, ['a', { a: 1 }], [{ a: 1 }]],
    [{ type: 'array' }, ['[1]', [1]], [[1]]],
    [{ type: 'object' }, ['{}', [], { a: 1 }], [{ a: 1 }]],
    [{ $ref: other }, ['a', 5], ['a', 5]],
    [{ type: 'string', format: 'date' }, ['2026-01-31T00:00:00.000Z', 'soon'], ['2026-01-31', 'soon']],
    [{ type: 'string', format: 'date-time' }, ['2026-01-31T00:00:00Z'], ['2026-01-31T00:00:00Z']],
  ])('of %j keep of the examples %j what is one: %j', (schema, examples, kept) => {
    expect(convert({ ...schema, examples }).examples).toEqual(kept);
  });

  it('are left out where they say nothing', () => {
    expect(convert({ type: 'string', deprecated: false, readOnly: false })).toEqual(text);
  });

  it('keep a default that is null, false or empty', () => {
    expect(convert({ type: ['string', 'null'], default: null })).toEqual({ ...text, nullable: true, default: null });
    expect(convert({ type: 'boolean', default: false })).toEqual({ kind: 'boolean', default: false });
  });

  it('of a wrapper win over those of the one part in it', () => {
    expect(convert({ description: 'Outer.', allOf: [{ type: 'string', description: 'Inner.', title: 'T' }] })).toEqual({
      kind: 'string',
      description: 'Outer.',
      title: 'T',
    });
  });

  it('stand beside a reference', () => {
    expect(convert({ $ref: other, description: 'Its own.' })).toEqual({ ...reference, description: 'Its own.' });
  });
});

describe('null', () => {
  it.each<[fact: string, given: Json, wanted: Schema]>([
    ['in a list of types', { type: ['string', 'null'] }, { ...text, nullable: true }],
    ['in an old document', { type: 'string', nullable: true }, { ...text, nullable: true }],
    [
      'beside several types',
      { type: ['string', 'integer', 'null'] },
      { kind: 'union', members: [text, { kind: 'integer' }], nullable: true },
    ],
    ['beside a reference', { anyOf: [{ $ref: other }, { type: 'null' }] }, { ...reference, nullable: true }],
    ['as the first of two', { oneOf: [{ type: 'null' }, { $ref: other }] }, { ...reference, nullable: true }],
    ['on a reference', { $ref: other, nullable: true }, { ...reference, nullable: true }],
    [
      'beside several members',
      { oneOf: [{ $ref: other }, { type: 'string' }, { type: 'null' }] },
      { kind: 'union', members: [reference, text], nullable: true },
    ],
    [
      'inside a member',
      { anyOf: [{ $ref: other }, { type: ['string', 'null'] }] },
      { kind: 'union', members: [reference, text], nullable: true },
    ],
    ['among values', { enum: ['a', null] }, { kind: 'enum', values: ['a'], nullable: true }],
    ['among values of several types', { enum: ['a', 1, null] }, { kind: 'enum', values: ['a', 1], nullable: true }],
    ['beside an object', { type: ['object', 'null'] }, { ...object(), nullable: true }],
    [
      'beside a list',
      { type: ['array', 'null'], items: { type: ['string', 'null'] } },
      { kind: 'array', items: { ...text, nullable: true }, nullable: true },
    ],
    [
      'beside a composition',
      { type: 'object', nullable: true, properties: { a: { type: 'string' } }, allOf: [{ $ref: other }] },
      { kind: 'intersection', members: [object({ a: text }), reference], nullable: true },
    ],
    ['beside a constant', { anyOf: [{ const: 'a' }, { type: 'null' }] }, { kind: 'const', value: 'a', nullable: true }],
  ])('%s ends as one mark', (_fact, given, wanted) => {
    expect(convert(given)).toEqual(wanted);
  });
});

describe('unions', () => {
  it.each(['oneOf', 'anyOf'])('come from %s', (keyword) => {
    expect(convert({ [keyword]: [{ $ref: other }, { type: 'string' }] })).toEqual({
      kind: 'union',
      members: [reference, text],
    });
  });

  it('of one member are that member', () => {
    expect(convert({ oneOf: [{ $ref: other }] })).toEqual(reference);
  });

  it('keep how their members are told apart, by the names of the model', () => {
    const discriminator = { propertyName: 'kind', mapping: { a: other, b: 'Other' } };
    expect(convert({ oneOf: [{ $ref: other }, { type: 'object' }], discriminator })).toEqual({
      kind: 'union',
      members: [reference, object()],
      discriminator: {
        propertyName: 'kind',
        mapping: [
          { value: 'a', schema: 'Other' },
          { value: 'b', schema: 'Other' },
        ],
      },
    });
  });

  it('need no mapping', () => {
    expect(convert({ oneOf: [{ $ref: other }, { type: 'object' }], discriminator: { propertyName: 'kind' } })).toEqual({
      kind: 'union',
      members: [reference, object()],
      discriminator: { propertyName: 'kind', mapping: [] },
    });
  });
});

describe('intersections', () => {
  it.each<[fact: string, given: Json, wanted: Schema]>([
    [
      'allOf',
      { allOf: [{ $ref: other }, { properties: { a: { type: 'string' } } }] },
      {
        kind: 'intersection',
        members: [reference, object({ a: text })],
      },
    ],
    [
      'properties beside allOf',
      { properties: { a: { type: 'string' } }, allOf: [{ $ref: other }] },
      {
        kind: 'intersection',
        members: [object({ a: text }), reference],
      },
    ],
    [
      'properties beside oneOf',
      { properties: { a: { type: 'string' } }, oneOf: [{ $ref: other }, { type: 'object' }] },
      {
        kind: 'intersection',
        members: [object({ a: text }), { kind: 'union', members: [reference, object()] }],
      },
    ],
    [
      'properties beside anyOf',
      { properties: { a: { type: 'string' } }, anyOf: [{ $ref: other }, { type: 'object' }] },
      {
        kind: 'intersection',
        members: [object({ a: text }), { kind: 'union', members: [reference, object()] }],
      },
    ],
    [
      'a reference beside properties',
      { $ref: other, properties: { a: { type: 'string' } } },
      {
        kind: 'intersection',
        members: [reference, object({ a: text })],
      },
    ],
  ])('come from %s', (_fact, given, wanted) => {
    expect(convert(given)).toEqual(wanted);
  });

  it('leave out members that say nothing', () => {
    expect(convert({ allOf: [{ $ref: other }, { description: 'No more.' }] })).toEqual(reference);
  });

  it.each<[fact: string, given: Json, wanted: Schema]>([
    ['allOf', { type: 'object', allOf: [{ $ref: other }] }, reference],
    ['a member', { allOf: [{ type: 'object' }, { $ref: other }] }, reference],
    [
      'oneOf',
      { type: 'object', oneOf: [{ $ref: other }, { properties: { a: { type: 'string' } } }] },
      { kind: 'union', members: [reference, object({ a: text })] },
    ],
  ])('leave out that it is an object beside %s that says which', (_fact, given, wanted) => {
    expect(convert(given)).toEqual(wanted);
  });

  it('keep that any further property may be there, where the document says it', () => {
    expect(convert({ type: 'object', additionalProperties: true, allOf: [{ $ref: other }] })).toEqual({
      kind: 'intersection',
      members: [{ ...object(), additionalProperties: { kind: 'unknown' } }, reference],
    });
  });
});
