import { describe, expect, test } from 'vitest';
import { createSchemaChecker } from '../../src/runtime/schema-checker.ts';

const definitions = {
  Tree: {
    type: 'object',
    properties: { label: { type: 'string' }, children: { type: 'array', items: { $ref: '#/$defs/Tree' } } },
  },
  Odd: { type: 'object', properties: { 'a/b~c d': { type: 'integer' } } },
  Cat: { type: 'object', required: ['lives'], properties: { kind: { const: 'cat' }, lives: { type: 'integer' } } },
  Dog: { type: 'object', required: ['tricks'], properties: { kind: { const: 'dog' }, tricks: { type: 'array' } } },
};
const check = createSchemaChecker(definitions);

describe('a schema checker', () => {
  test.each([
    { schema: { type: 'string' }, value: 5, wanted: [{ path: [], keyword: 'type', expected: 'string', actual: 5 }] },
    {
      schema: { type: 'string', maxLength: 2 },
      value: 'abc',
      wanted: [{ path: [], keyword: 'maxLength', expected: 2, actual: 'abc' }],
    },
    {
      schema: { $ref: '#/$defs/Tree' },
      value: { children: [{ label: 'a' }, { children: [{ label: 7 }] }] },
      wanted: [{ path: ['children', 1, 'children', 0, 'label'], keyword: 'type', expected: 'string', actual: 7 }],
    },
    {
      schema: { $ref: '#/$defs/Odd' },
      value: { 'a/b~c d': 'x' },
      wanted: [{ path: ['a/b~c d'], keyword: 'type', expected: 'integer', actual: 'x' }],
    },
    {
      schema: { anyOf: [{ enum: ['a', 'b'] }, { type: 'null' }] },
      value: 'c',
      wanted: [{ path: [], keyword: 'enum', expected: ['a', 'b'], actual: 'c' }],
    },
  ])('says where and what: $value', ({ schema, value, wanted }) => {
    expect(check(schema, value)).toEqual(wanted.map((problem) => ({ ...problem, message: expect.any(String) })));
  });

  test.each([
    [{ type: ['string', 'null'] }, null],
    [{ anyOf: [{ $ref: '#/$defs/Tree' }, { type: 'null' }] }, null],
    [{ $ref: '#/$defs/Tree' }, { label: 'a', unknown: 1, children: [] }],
    [{ oneOf: [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' }] }, { kind: 'dog', tricks: [] }],
    [{}, 'anything'],
  ])('is silent where all is well: %j', (schema, value) => {
    expect(check(schema, value)).toEqual([]);
  });

  test('finds every mistake, not the first one alone', () => {
    const schema = { type: 'array', items: { type: 'integer' } };
    expect(check(schema, ['a', 1, 'b']).map(({ path }) => path)).toEqual([[0], [2]]);
  });

  test('names the union itself where several of its members match', () => {
    expect(check({ oneOf: [{ type: 'string' }, {}] }, 'x')).toMatchObject([{ path: [], keyword: 'oneOf' }]);
  });
});

test.each([
  ['^[a-z\\:]+$', 'a:b', 'A'],
  ['^\\p{Lu}\\-[a\\-z]$', 'Ä--', 'Ä-b'],
])('the pattern %s is read, though it was written for another engine', (pattern, right, wrong) => {
  const check = createSchemaChecker({});
  expect(check({ pattern }, right)).toEqual([]);
  expect(check({ pattern }, wrong)).toMatchObject([{ keyword: 'pattern' }]);
});

test.each([
  [{ pattern: '(?i)^a$' }, 'b'],
  [{ patternProperties: { '(?i)^a$': { type: 'string' }, '^b\\:$': { type: 'string' } } }, { a: 1 }],
])('a pattern that no engine of ours can read asks for nothing: %j', (Name, value) => {
  expect(createSchemaChecker({ Name })({ $ref: '#/$defs/Name' }, value)).toEqual([]);
});

test('asks callers for nothing that is read only', () => {
  const pet = { properties: { id: { readOnly: true }, name: {} }, required: ['id', 'name'] };
  const schema = { anyOf: [{ $ref: '#/$defs/Pet' }, { type: 'null' }] };
  const check = (isRequest: boolean, value: unknown) => createSchemaChecker({ Pet: pet }, { isRequest })(schema, value);
  expect(check(true, { name: 'Rex' })).toEqual([]);
  expect(check(true, {})).toMatchObject([{ keyword: 'required', expected: ['name'] }]);
  expect(check(false, { name: 'Rex' })).toMatchObject([{ keyword: 'required', expected: ['id', 'name'] }]);
});

test('a pattern that takes for ever asks for nothing', () => {
  const long = `${'a'.repeat(60)}!`;
  const check = createSchemaChecker({ Name: { pattern: '^(a+)+$', maxLength: 70 } });
  expect(check({ $ref: '#/$defs/Name' }, long)).toEqual([]);
  expect(check({ $ref: '#/$defs/Name' }, long + long)).toMatchObject([{ keyword: 'maxLength' }]);
  expect(check({ patternProperties: { '^(a+)+$': { type: 'string' } } }, { [long]: 1 })).toEqual([]);
});
