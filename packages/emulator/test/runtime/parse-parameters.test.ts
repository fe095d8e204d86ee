import { describe, expect, test } from 'vitest';
import type { RequestProblem } from '../../src/runtime/http-error.ts';
import { parseParameters } from '../../src/runtime/parse-parameters.ts';
import type { RouteParameter } from '../../src/runtime/route.ts';
import { createSchemaChecker } from '../../src/runtime/schema-checker.ts';

const definitions = { Count: { type: 'integer' } };
const reading = { definitions, check: createSchemaChecker(definitions) };
const integers = { type: 'array', items: { $ref: '#/$defs/Count' } };

const page = {
  type: 'object',
  properties: { size: { $ref: '#/$defs/Count' }, sort: { type: 'array', items: { type: 'string' } } },
};

function parse(parameter: Partial<RouteParameter>, query: string) {
  const problems: RequestProblem[] = [];
  const full: RouteParameter = { name: 'p', in: 'query', required: false, schema: {}, ...parameter };
  const raw = { path: {}, query: new URLSearchParams(query), header: {}, cookie: {} };
  return { value: parseParameters([full], raw, reading, problems).query.p, problems };
}

describe('a query parameter', () => {
  test.each<[Partial<RouteParameter>, string, unknown]>([
    [{ schema: { type: 'string' } }, 'p=5', '5'],
    [{ schema: { $ref: '#/$defs/Count' } }, 'p=5', 5],
    [{ schema: { anyOf: [{ type: 'number' }, { type: 'null' }] } }, 'p=-1.5e3', -1500],
    [{ schema: { enum: [1, 2] } }, 'p=2', 2],
    [{ schema: { type: 'boolean' } }, 'p=off', false],
    [{ schema: { type: 'integer' } }, 'p=1&p=2', 2],
    [{ schema: { type: 'string' } }, '', undefined],
    [{ schema: { type: ['integer', 'null'] } }, 'p=', null],
    [{ schema: { type: ['string', 'null'] } }, 'p=', ''],
    [{ schema: integers }, 'p=1&p=2', [1, 2]],
    [{ schema: integers, explode: false }, 'p=1,2', [1, 2]],
    [{ schema: integers, style: 'pipeDelimited' }, 'p=1|2', [1, 2]],
    [{ schema: integers, style: 'spaceDelimited' }, 'p=1+2', [1, 2]],
    [{ schema: { anyOf: [{ type: 'string' }, integers] } }, 'p=x', 'x'],
    [{ schema: { anyOf: [{ type: 'string' }, integers] } }, 'p=5', [5]],
    [{ schema: { anyOf: [integers, { enum: [''] }] } }, 'p=', ''],
    [{ schema: { anyOf: [{ type: 'object' }, { type: 'integer' }] }, style: 'deepObject' }, 'p=5', 5],
    [{ schema: page }, 'size=5&size=6&sort=a&sort=b', { size: 6, sort: ['a', 'b'] }],
    [{ schema: page }, 'other=5', undefined],
    [{ schema: page, required: true }, 'other=5', {}],
    [{ schema: { type: 'object' }, style: 'deepObject' }, 'p[a]=1&p[b]=x&q=2', { a: '1', b: 'x' }],
  ])('%j reads %j as %j', (parameter, query, wanted) => {
    const { value, problems } = parse(parameter, query);
    expect(value).toEqual(wanted);
    expect(problems).toEqual([]);
  });

  test('that is required and missing is named', () => {
    expect(parse({ required: true }, 'q=1').problems).toEqual([
      { type: 'missing', loc: ['query', 'p'], msg: 'Field required', input: null },
    ]);
  });

  test('does not become a list of the prototype', () => {
    const { value } = parse({ schema: { type: 'object' }, style: 'deepObject' }, 'p[__proto__]=x');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});
