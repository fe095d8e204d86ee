import { describe, expect, it, test } from 'vitest';
import { constraintsOf, fieldData, typeData } from '../../../src/emit/docs/type-data.ts';
import type { Schema } from '../../../src/model/schema.ts';

const none = new Map();
/** As it arrives in the file: what is undefined is not there. */
const asWritten = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('typeData', () => {
  test.each<{ name: string; given: Schema; want: unknown }>([
    { name: 'text', given: { kind: 'string' }, want: { kind: 'string' } },
    { name: 'an integer as a number', given: { kind: 'integer' }, want: { kind: 'number' } },
    { name: 'null beside text', given: { kind: 'string', nullable: true }, want: { kind: 'string', nullable: true } },
    { name: 'null alone', given: { kind: 'null', nullable: true }, want: { kind: 'null' } },
    { name: 'a constant as JSON', given: { kind: 'const', value: 'a"b' }, want: { kind: 'const', value: '"a\\"b"' } },
    {
      name: 'an enumeration as JSON',
      given: { kind: 'enum', values: ['a', 1] },
      want: { kind: 'enum', values: ['"a"', '1'] },
    },
    {
      name: 'a list',
      given: { kind: 'array', items: { kind: 'reference', name: 'Book' } },
      want: { kind: 'array', items: { kind: 'reference', name: 'Book' } },
    },
    {
      name: 'an object without named properties as a map',
      given: { kind: 'object', properties: [], additionalProperties: { kind: 'string' } },
      want: { kind: 'map', values: { kind: 'string' } },
    },
    {
      name: 'a tuple with a rest',
      given: { kind: 'tuple', prefixItems: [{ kind: 'string' }], rest: { kind: 'number' } },
      want: { kind: 'tuple', items: [{ kind: 'string' }], rest: { kind: 'number' } },
    },
    {
      name: 'an intersection',
      given: { kind: 'intersection', members: [{ kind: 'string' }, { kind: 'number' }] },
      want: { kind: 'intersection', members: [{ type: { kind: 'string' } }, { type: { kind: 'number' } }] },
    },
  ])('prints $name', ({ given, want }) => {
    expect(asWritten(typeData(given, none))).toEqual(want);
  });

  it('puts required properties first and sorts by name within', () => {
    const property = (name: string, required: boolean) => ({ name, required, schema: { kind: 'string' } as const });
    const properties = [property('b', false), property('z', true), property('a', false), property('y', true)];
    const { fields } = typeData({ kind: 'object', properties }, none) as { fields: { name: string }[] };
    expect(fields.map(({ name }) => name)).toEqual(['y', 'z', 'a', 'b']);
  });

  it('prints a constant that the document left optional as optional', () => {
    const schema = { kind: 'const', value: 'text' } as const;
    const properties = [{ name: 'type', schema, required: true, declaredOptional: true as const }];
    const { fields } = asWritten(typeData({ kind: 'object', properties }, none)) as { fields: object[] };
    expect(fields).toEqual([{ name: 'type', type: { kind: 'const', value: '"text"' } }]);
  });

  it('names the members of a union by what tells them apart', () => {
    const member = (value: string): Schema => ({
      kind: 'object',
      properties: [{ name: 'type', schema: { kind: 'const', value }, required: true }],
    });
    const data = typeData({ kind: 'union', members: [member('cat'), member('dog')] }, none) as {
      members: { tag: string }[];
    };
    expect(data.members.map(({ tag }) => tag)).toEqual(['cat', 'dog']);
  });
});

describe('fieldData', () => {
  it('keeps what is said of the place rather than of the type', () => {
    const schema: Schema = { kind: 'boolean', default: false, description: 'Of the type.' };
    const field = fieldData({ name: 'all', schema, required: false, description: 'Of the place.' }, none);
    expect(asWritten(field)).toEqual({
      name: 'all',
      type: { kind: 'boolean' },
      description: 'Of the place.',
      default: 'false',
    });
  });
});

test.each<{ given: Schema; want: readonly string[] | undefined }>([
  { given: { kind: 'string', maxLength: 1000 }, want: ['maxLength 1000'] },
  { given: { kind: 'string', format: 'uuid', minLength: 0 }, want: ['format uuid', 'minLength 0'] },
  {
    given: { kind: 'integer', minimum: 1, exclusiveMaximum: 10 },
    want: ['integer', 'minimum 1', 'exclusiveMaximum 10'],
  },
  {
    given: { kind: 'array', items: { kind: 'integer' }, minItems: 1, uniqueItems: true },
    want: ['minItems 1', 'uniqueItems', 'each integer'],
  },
  { given: { kind: 'object', properties: [], minProperties: 1 }, want: ['minProperties 1'] },
  { given: { kind: 'string', readOnly: true }, want: ['read only'] },
  { given: { kind: 'boolean' }, want: undefined },
])('says the rules of $given as $want', ({ given, want }) => {
  expect(constraintsOf(given)).toEqual(want);
});
