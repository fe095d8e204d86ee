import { expect, test } from 'vitest';
import { createValueMaker } from '../../../src/runtime/document/make-value.ts';
import type { JsonSchema } from '../../../src/runtime/route.ts';
import { createSchemaChecker } from '../../../src/runtime/schema-checker.ts';

const check = createSchemaChecker({});
const make = createValueMaker({}, check);

test.each(['date', 'date-time', 'email', 'hostname', 'ipv4', 'ipv6', 'time', 'uri', 'url', 'uuid'])(
  'a text of the format %s has it',
  (format) => {
    const schema = { type: 'object', required: ['it'], properties: { it: { type: 'string', format } } };
    expect(check(schema, make(schema))).toEqual([]);
  },
);

test.each([
  [{}, 'title'],
  [{ maxLength: 5000 }, 'title'],
  [{ minLength: 2, maxLength: 5 }, 'title'],
  [{ maxLength: 4 }, expect.stringMatching(/^.{0,4}$/)],
  [{ minLength: 6 }, expect.stringMatching(/^.{6,}$/)],
])('a text of %j is the name of its property, where that fits', (rules, text) => {
  const schema = { type: 'object', required: ['title'], properties: { title: { type: 'string', ...rules } } };
  expect(make(schema)).toEqual({ title: text });
});

test.each<JsonSchema>([
  { type: 'string', minLength: 2_000_000_000 },
  { type: 'string', pattern: '^((a{1000}){1000}){1000}$' },
  { type: 'array', items: { type: 'integer' }, minItems: 100_000_000 },
  { $ref: '#/$defs/Endless' },
])('of %j, which nothing has room for, something smaller is made', (schema) => {
  const Endless = { type: 'string', minLength: 2_000_000_000 };
  const value = createValueMaker({ Endless }, createSchemaChecker({ Endless }))(schema);
  expect(JSON.stringify(value).length).toBeLessThan(20_000);
});
