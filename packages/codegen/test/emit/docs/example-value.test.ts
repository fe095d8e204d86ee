import { Validator } from '@cfworker/json-schema';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { exampleValue } from '../../../src/emit/docs/example-value.ts';
import type { Json } from '../../../src/json.ts';
import type { NamedSchema, Schema } from '../../../src/model/schema.ts';
import { jsonSchema } from '../../../src/print/json-schema.ts';

function indexOf(schemas: Record<string, Schema>): ReadonlyMap<string, NamedSchema> {
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      { name, declaredName: name, schema, module: 'models', inRequests: true, inResponses: true },
    ]),
  );
}

const property = (name: string, schema: Schema, required = true) => ({ name, schema, required });

test.each<{ name: string; given: Schema; want: Json }>([
  { name: "the document's own example", given: { kind: 'string', examples: ['ses-abc123'] }, want: 'ses-abc123' },
  { name: 'the name of a text', given: { kind: 'string' }, want: 'title' },
  { name: 'the name again for a longer text', given: { kind: 'string', minLength: 8 }, want: 'title-ti' },
  {
    name: 'the name of a file, whatever is said of its bytes',
    given: { kind: 'binary', examples: ['A photo'] },
    want: 'title',
  },
  { name: 'the beginning for a shorter text', given: { kind: 'string', maxLength: 3 }, want: 'tit' },
  {
    name: 'a short text where it is longer than anybody reads',
    given: { kind: 'string', minLength: 500 },
    want: 'title',
  },
  {
    name: 'what matches a pattern',
    given: { kind: 'string', pattern: '^[A-Z]{3}-\\d+$', maxLength: 6 },
    want: 'ABC-12',
  },
  { name: 'a uuid', given: { kind: 'string', format: 'uuid' }, want: '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e' },
  { name: '0 for a number with a default', given: { kind: 'integer', default: 1 }, want: 0 },
  { name: 'the least number that is allowed', given: { kind: 'integer', minimum: 5, maximum: 9 }, want: 5 },
  { name: 'a number above another', given: { kind: 'integer', exclusiveMinimum: 0 }, want: 1 },
  { name: 'the number nearest to 0', given: { kind: 'number', maximum: -2 }, want: -2 },
  { name: 'true for a boolean', given: { kind: 'boolean', default: false }, want: true },
  { name: 'text where null is allowed', given: { kind: 'string', nullable: true }, want: 'title' },
  { name: 'a constant', given: { kind: 'const', value: 'stop' }, want: 'stop' },
  { name: 'the first value of an enumeration', given: { kind: 'enum', values: ['read', 'write'] }, want: 'read' },
  { name: 'one item of a list', given: { kind: 'array', items: { kind: 'string' } }, want: ['string'] },
  {
    name: 'as many items as a list needs',
    given: { kind: 'array', items: { kind: 'number' }, minItems: 2 },
    want: [0, 0],
  },
  {
    name: 'items that differ, where they have to',
    given: { kind: 'array', items: { kind: 'string', maxLength: 6 }, minItems: 2, uniqueItems: true },
    want: ['string', '2-stri'],
  },
  {
    name: 'no item where none may be',
    given: { kind: 'array', items: { kind: 'string' }, maxItems: 0 },
    want: [],
  },
  {
    name: 'a text that obeys several schemas',
    given: {
      kind: 'intersection',
      members: [
        { kind: 'string', maxLength: 4 },
        { kind: 'string', minLength: 2 },
      ],
    },
    want: 'titl',
  },
  {
    name: 'the listed value of several schemas',
    given: { kind: 'intersection', members: [{ kind: 'string' }, { kind: 'enum', values: ['read', 'write'] }] },
    want: 'read',
  },
  {
    name: 'the first member of a union',
    given: { kind: 'union', members: [{ kind: 'number' }, { kind: 'string' }] },
    want: 0,
  },
  {
    name: 'required properties before optional ones',
    given: { kind: 'object', properties: [property('b', { kind: 'boolean' }, false), property('z', { kind: 'null' })] },
    want: { z: null, b: true },
  },
])('gives $name', ({ given, want }) => {
  const value = exampleValue(given, 'title', { index: new Map(), direction: 'response' });
  expect(JSON.stringify(value)).toBe(JSON.stringify(want));
});

describe('exampleValue', () => {
  it('gives values that their schemas allow', () => {
    const lengths = fc
      .tuple(fc.nat(12), fc.nat(12))
      .map(([minLength, more]) => ({ minLength, maxLength: minLength + more }));
    const limits = fc.tuple(
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: 10, max: 60 }),
      fc.constantFrom(1, 2, 5),
    );
    const { schema } = fc.letrec<{ schema: Schema; leaf: Schema }>((tie) => ({
      schema: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        tie('leaf'),
        fc.record(
          {
            kind: fc.constant('array' as const),
            items: tie('leaf'),
            minItems: fc.nat(2),
            maxItems: fc.integer({ min: 2, max: 5 }),
          },
          { requiredKeys: ['kind', 'items'] },
        ),
        fc.dictionary(fc.string(), fc.tuple(tie('schema'), fc.boolean()), { maxKeys: 4 }).map(
          (properties): Schema => ({
            kind: 'object',
            properties: Object.entries(properties).map(([name, [inner, required]]) => property(name, inner, required)),
          }),
        ),
        fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((members): Schema => ({ kind: 'union', members })),
      ),
      leaf: fc.oneof(
        fc.constantFrom<Schema>({ kind: 'boolean' }, { kind: 'null' }, { kind: 'enum', values: ['a', 1, false] }),
        fc.tuple(lengths, fc.constantFrom(undefined, '^[a-z]', '^[^/]*$', '[0-9]{2}|x')).map(
          ([length, pattern]): Schema => ({
            kind: 'string',
            ...length,
            ...(pattern && length.minLength > 1 && { pattern }),
          }),
        ),
        fc
          .tuple(fc.constantFrom('number' as const, 'integer' as const), limits, fc.boolean())
          .map(
            ([kind, [minimum, room, multipleOf], isExclusive]): Schema =>
              isExclusive
                ? { kind, exclusiveMinimum: minimum, exclusiveMaximum: minimum + room, multipleOf }
                : { kind, minimum, maximum: minimum + room, multipleOf },
          ),
      ),
    }));
    fc.assert(
      fc.property(schema, (given) => {
        const value = exampleValue(given, 'title', { index: new Map(), direction: 'response' });
        expect(new Validator(jsonSchema(given), '2020-12').validate(value).errors).toEqual([]);
      }),
    );
  });

  it('ends where a schema contains itself', () => {
    const node: Schema = {
      kind: 'object',
      properties: [
        property('next', { kind: 'reference', name: 'Node' }),
        property('below', { kind: 'array', items: { kind: 'reference', name: 'Node' } }),
      ],
    };
    const index = indexOf({ Node: node });
    const value = exampleValue({ kind: 'reference', name: 'Node' }, undefined, { index, direction: 'response' });
    expect(value).toEqual({ below: [] });
  });

  it('leaves out what the other side alone writes', () => {
    const schema: Schema = {
      kind: 'object',
      properties: [
        property('id', { kind: 'string', readOnly: true }),
        property('secret', { kind: 'string', writeOnly: true }),
      ],
    };
    expect(exampleValue(schema, undefined, { index: new Map(), direction: 'request' })).toEqual({ secret: 'secret' });
    expect(exampleValue(schema, undefined, { index: new Map(), direction: 'response' })).toEqual({ id: 'id' });
  });

  it('keeps a property called __proto__', () => {
    const schema: Schema = { kind: 'object', properties: [property('__proto__', { kind: 'string' })] };
    const value = exampleValue(schema, undefined, { index: new Map(), direction: 'response' });
    expect(JSON.stringify(value)).toBe('{"__proto__":"__proto__"}');
  });
});
