import { expect, test } from 'vitest';
import { toRequestProblems } from '../../src/runtime/request-problem.ts';
import { createSchemaChecker } from '../../src/runtime/schema-checker.ts';

const check = createSchemaChecker({});

test.each([
  [{ type: 'string' }, 5, 'string_type', 'Input should be a valid string'],
  [{ type: 'integer' }, 1.5, 'int_type', 'Input should be a valid integer'],
  [
    { type: ['null', 'integer'] },
    'x',
    'int_parsing',
    'Input should be a valid integer, unable to parse string as an integer',
  ],
  [{ type: 'number' }, true, 'float_type', 'Input should be a valid number'],
  [{ type: 'boolean' }, 'x', 'bool_parsing', 'Input should be a valid boolean, unable to interpret input'],
  [{ type: 'array' }, {}, 'list_type', 'Input should be a valid list'],
  [{ type: 'null' }, 1, 'none_required', 'Input should be None'],
  [{ minLength: 1 }, '', 'string_too_short', 'String should have at least 1 character'],
  [{ minimum: 3 }, 2, 'greater_than_equal', 'Input should be greater than or equal to 3'],
  [{ maximum: 3 }, 4, 'less_than_equal', 'Input should be less than or equal to 3'],
  [{ pattern: '^a$' }, 'b', 'string_pattern_mismatch', "String should match pattern '^a$'"],
  [{ format: 'ipv4' }, 'b', 'value_error', 'Input should be a valid ipv4'],
  [{ enum: ['a', 1, 'c'] }, 'b', 'enum', "Input should be 'a', 1 or 'c'"],
  [{ const: 'a' }, 'b', 'literal_error', "Input should be 'a'"],
  [{ maxItems: 1 }, [1, 2], 'too_long', 'List should have at most 1 item after validation, not 2'],
  [{ multipleOf: 2 }, 3, 'value_error', '3 is not a multiple of 2.'],
])('%j against %j is %s', (schema, value, type, msg) => {
  const problems = check(schema, value).flatMap((problem) => toRequestProblems(['body'], problem));
  expect(problems).toEqual([expect.objectContaining({ loc: ['body'], type, msg, input: value })]);
});

test('each missing property is a problem of its own, placed where it belongs', () => {
  const schema = { properties: { 'in "ner"': { required: ['a', 'b', 'c'] } } };
  const problems = check(schema, { 'in "ner"': { b: 1 } }).flatMap((problem) => toRequestProblems(['body'], problem));
  expect(problems.map(({ loc, type }) => [loc, type])).toEqual([
    [['body', 'in "ner"', 'a'], 'missing'],
    [['body', 'in "ner"', 'c'], 'missing'],
  ]);
});
