import { describe, expect, it, test } from 'vitest';
import { exampleValue } from '../../../src/emit/docs/example-value.ts';
import type { Json } from '../../../src/json.ts';
import type { NamedSchema, Schema } from '../../../src/model/schema.ts';

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
  { name: 'the beginning for a shorter text', given: { kind: 'string', maxLength: 3 }, want: 'tit' },
  {
    name: 'a short text where it is longer than anybody reads',
    given: { kind: 'string', minLength: 500 },
    want: 'title',
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
