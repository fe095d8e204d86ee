import { expect, it } from 'vitest';
import { createValueMaker } from '../../src/runtime/document/make-value.ts';
import { errorBody } from '../../src/runtime/error-body.ts';
import type { JsonSchema, Route } from '../../src/runtime/route.ts';
import { createSchemaChecker } from '../../src/runtime/schema-checker.ts';

const check = createSchemaChecker({});
const serving = { check, make: createValueMaker({}, check) };
const text: JsonSchema = { type: 'string' };
const closed = (properties: Record<string, JsonSchema>): JsonSchema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  additionalProperties: false,
});
const missing = 'There is no pet';

function bodyOf(schema: JsonSchema | undefined, detail: Parameters<typeof errorBody>[2], example?: unknown): unknown {
  const errors = [{ status: '4XX', mediaType: 'application/json', schema, example }];
  const route = { id: 'pets.get', success: { status: '200' }, errors } as unknown as Route;
  return errorBody(route, 404, detail, serving);
}

it.each<[string, JsonSchema, unknown]>([
  ['by itself', closed({ detail: text }), { detail: missing }],
  ['as a message', closed({ code: { type: 'integer', const: 7 }, message: text }), { code: 7, message: missing }],
  ['within an object', closed({ error: closed({ message: text }) }), { error: { message: missing } }],
  ['in each of a list', { type: 'array', minItems: 1, maxItems: 1, items: closed({ msg: text }) }, [{ msg: missing }]],
  ['beside a text of an enum', closed({ error: { enum: ['gone'] }, title: text }), { error: 'gone', title: missing }],
  [
    'beside the rest, where that has no place for it',
    { type: 'object', required: ['code'], properties: { code: { type: 'integer', const: 7 } } },
    { code: 7, detail: missing },
  ],
  ['nowhere, where there is no room', closed({ message: { type: 'string', const: 'No' } }), { message: 'No' }],
])('an error body says what is wrong %s', (_, schema, wanted) => {
  expect(bodyOf(schema, missing)).toEqual(wanted);
});

it('an error body in the form of an example says what is wrong in its place', () => {
  const example = { status: 'error', message: 'Not here', trace: 'abc' };
  expect(bodyOf(closed({ status: text, message: text, trace: text }), missing, example)).toEqual({
    ...example,
    message: missing,
  });
});

it('an error body names every wrong place of a request', () => {
  const problems = [
    { loc: ['body', 'names', 0], msg: 'Input should be a valid string', type: 'string_type' },
    { loc: ['query', 'size'], msg: 'Field required', type: 'missing' },
  ];
  expect(bodyOf(closed({ message: text }), problems)).toEqual({
    message: 'body.names.0: Input should be a valid string; query.size: Field required',
  });
});

it('an error that the document gives no body has none', () => {
  expect(bodyOf(undefined, missing)).toBeUndefined();
});
