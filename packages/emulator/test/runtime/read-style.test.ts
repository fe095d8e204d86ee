import { describe, expect, test } from 'vitest';
import type { RequestProblem } from '../../src/runtime/http-error.ts';
import { parseParameters } from '../../src/runtime/parse-parameters.ts';
import type { RouteParameter } from '../../src/runtime/route.ts';
import { createSchemaChecker } from '../../src/runtime/schema-checker.ts';

const definitions = {};
const reading = { definitions, check: createSchemaChecker(definitions) };
const single = { type: 'integer' };
const list = { type: 'array', items: { type: 'integer' } };
const map = { type: 'object', additionalProperties: { type: 'integer' } };
const object = { type: 'object', properties: { r: { type: 'integer' }, on: { type: 'boolean' } } };

/** Reads one parameter named `p`, sent as a text in its place. */
function read(parameter: Pick<RouteParameter, 'in' | 'schema'> & Partial<RouteParameter>, text: string) {
  const problems: RequestProblem[] = [];
  const full: RouteParameter = { name: 'p', required: true, ...parameter };
  const raw = { path: {}, query: new URLSearchParams(), header: {}, cookie: {} };
  const sent = full.in === 'query' ? { query: new URLSearchParams(text) } : { [full.in]: { p: text } };
  const values = parseParameters([full], { ...raw, ...sent }, reading, problems);
  return { value: values[full.in].p, problems };
}

// The forms of the table in OpenAPI's clause on styles.
describe('a style', () => {
  test.each<[Partial<RouteParameter> & Pick<RouteParameter, 'in' | 'schema'>, string, unknown]>([
    [{ in: 'path', schema: single }, '5', 5],
    [{ in: 'path', schema: list }, '3,4', [3, 4]],
    [{ in: 'path', schema: list }, '', []],
    [{ in: 'path', schema: object }, 'r,100,on,true', { r: 100, on: true }],
    [{ in: 'path', schema: object, explode: true }, 'r=100,on=true', { r: 100, on: true }],
    [{ in: 'path', style: 'label', schema: single }, '.5', 5],
    [{ in: 'path', style: 'label', schema: list }, '.3,4', [3, 4]],
    [{ in: 'path', style: 'label', schema: list, explode: true }, '.3.4', [3, 4]],
    [{ in: 'path', style: 'label', schema: object }, '.r,100,on,true', { r: 100, on: true }],
    [{ in: 'path', style: 'label', schema: object, explode: true }, '.r=100.on=true', { r: 100, on: true }],
    [{ in: 'path', style: 'matrix', schema: single }, ';p=5', 5],
    [{ in: 'path', style: 'matrix', schema: list }, ';p=3,4', [3, 4]],
    [{ in: 'path', style: 'matrix', schema: list, explode: true }, ';p=3;p=4', [3, 4]],
    [{ in: 'path', style: 'matrix', schema: object }, ';p=r,100,on,true', { r: 100, on: true }],
    [{ in: 'path', style: 'matrix', schema: map }, ';p=r,100,g,200', { r: 100, g: 200 }],
    [{ in: 'query', style: 'deepObject', schema: map }, 'p[r]=100&p[g]=200', { r: 100, g: 200 }],
    [{ in: 'path', style: 'matrix', schema: object, explode: true }, ';r=100;on=true', { r: 100, on: true }],
    [{ in: 'header', schema: list }, '3,4', [3, 4]],
    [{ in: 'header', schema: object, explode: true }, 'r=100,on=true', { r: 100, on: true }],
    [{ in: 'cookie', schema: list, explode: false }, '3,4', [3, 4]],
    [{ in: 'query', schema: object }, 'r=100&on=true&other=x', { r: 100, on: true }],
    [{ in: 'query', schema: object, explode: false }, 'p=r,100,on,true', { r: 100, on: true }],
    [{ in: 'query', style: 'spaceDelimited', schema: object }, 'p=r%20100%20on%20true', { r: 100, on: true }],
    [{ in: 'query', style: 'pipeDelimited', schema: object }, 'p=r|100|on|true', { r: 100, on: true }],
    [{ in: 'query', style: 'deepObject', schema: object }, 'p[r]=100&p[on]=true', { r: 100, on: true }],
    [{ in: 'query', style: 'deepObject', schema: list }, 'p[1]=4&p[0]=3', [3, 4]],
    [{ in: 'query', style: 'deepObject', schema: {} }, 'p[a][b]=x', { a: { b: 'x' } }],
    [{ in: 'query', mediaType: 'application/json', schema: object }, 'p={"r":1}', { r: 1 }],
    [{ in: 'header', mediaType: 'application/json', schema: list }, '[1]', [1]],
    [{ in: 'query', mediaType: 'text/plain', schema: { type: 'string' } }, 'p=a,b', 'a,b'],
  ])('%j reads %j as %j', (parameter, text, wanted) => {
    expect(read(parameter, text)).toEqual({ value: wanted, problems: [] });
  });

  test.each<[Partial<RouteParameter> & Pick<RouteParameter, 'in' | 'schema'>, string, unknown]>([
    [{ in: 'path', schema: object }, 'r,ten', [['path', 'p', 'r'], 'int_parsing']],
    [{ in: 'query', style: 'deepObject', schema: object }, 'p[on]=maybe', [['query', 'p', 'on'], 'bool_parsing']],
    [{ in: 'query', mediaType: 'application/json', schema: {} }, 'p={', [['query', 'p'], 'json_invalid']],
    [{ in: 'query', schema: { ...object, required: ['r'] } }, 'other=x', [['query', 'p', 'r'], 'missing']],
    [{ in: 'query', mediaType: 'application/json', schema: {} }, 'q=1', [['query', 'p'], 'missing']],
  ])('%j finds fault with %j', (parameter, text, wanted) => {
    expect(read(parameter, text).problems.map(({ loc, type }) => [loc, type])).toEqual([wanted]);
  });
});
