import { expect, test } from 'vitest';
import { withConstants } from '../../../src/runtime/document/with-constants.ts';
import type { JsonSchema } from '../../../src/runtime/route.ts';
import { createSchemaChecker } from '../../../src/runtime/schema-checker.ts';

const named = (kind: string, ...required: string[]): JsonSchema => {
  return { type: 'object', properties: { kind: { const: kind }, name: { type: 'string' } }, required };
};
const definitions = {
  Cat: named('cat', 'name'),
  Dog: named('dog'),
  Pet: { anyOf: [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' }, { type: 'null' }] },
};
const tools = { definitions, check: createSchemaChecker(definitions) };
const pet = { $ref: '#/$defs/Pet' };

test.each<[value: unknown, schema: JsonSchema, wanted: unknown]>([
  [{}, named('cat'), { kind: 'cat' }],
  [{ kind: 'dog' }, named('cat'), { kind: 'dog' }],
  [{}, { properties: { kind: { enum: ['cat'] }, on: { const: true }, one: { enum: ['a', 'b'] } } }, { kind: 'cat' }],
  [{ name: 'Rex' }, pet, { kind: 'cat', name: 'Rex' }],
  [{}, pet, { kind: 'dog' }],
  [null, pet, null],
  [{ name: 5 }, pet, { name: 5 }],
  [[{}, 'x'], { type: 'array', items: pet }, [{ kind: 'dog' }, 'x']],
  [{ pets: [{}] }, { properties: { pets: { items: pet, type: 'array' } } }, { pets: [{ kind: 'dog' }] }],
  [{ a: 1 }, {}, { a: 1 }],
])('%j of %j becomes %j', (value, schema, wanted) => {
  expect(withConstants(value, schema, tools)).toEqual(wanted);
});
