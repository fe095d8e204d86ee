import { describe, expect, test } from 'vitest';
import type { RequestProblem } from '../../src/runtime/http-error.ts';
import { parseBody } from '../../src/runtime/parse-body.ts';
import { createSchemaChecker } from '../../src/runtime/schema-checker.ts';

const definitions = {};
const reading = { definitions, check: createSchemaChecker(definitions) };
const form = {
  type: 'object',
  required: ['size'],
  properties: { size: { type: 'integer' }, tags: { type: 'array', items: { type: 'string' } }, file: {} },
};

async function parse(mediaType: string, schema: object, body: BodyInit, sentType?: string) {
  const problems: RequestProblem[] = [];
  const headers = sentType === undefined ? {} : { 'content-type': sentType };
  const request = new Request('http://127.0.0.1/', { method: 'POST', body, headers });
  const value = await parseBody({ required: true, mediaType, schema: { ...schema } }, request, reading, problems);
  return { value, problems: problems.map(({ loc, type }) => [loc, type]) };
}

type BodyInit = string | FormData | URLSearchParams | Uint8Array<ArrayBuffer>;

const fields = new FormData();
fields.set('size', '3');
fields.append('tags', 'a');
fields.append('tags', 'b');
fields.set('file', new Blob(['content']), 'file.txt');

const urlencoded = 'application/x-www-form-urlencoded';
const deep = {
  type: 'object',
  properties: {
    a: {
      type: 'object',
      properties: {
        b: { type: 'object', properties: { c: { type: 'integer' } } },
        list: { type: 'array', items: { type: 'integer' } },
      },
    },
    items: { type: 'array', items: { type: 'object', properties: { on: { type: 'boolean' } } } },
    'own[name]': { type: 'string' },
  },
};

const emptied = {
  properties: {
    a: {
      type: 'object',
      properties: { list: { anyOf: [{ type: 'array', items: { type: 'integer' } }, { enum: [''] }] } },
    },
  },
};

const nested = new FormData();
nested.set('a', '{"b":{"c":2}}');
nested.set('items[0][on]', 'false');

describe('a body of lines', () => {
  const schema = { type: 'array', items: { type: 'object', required: ['id'] } };
  const lines = async (sent: string) => {
    const problems: RequestProblem[] = [];
    const headers = { 'content-type': 'application/json-seq' };
    const request = new Request('http://127.0.0.1/', { method: 'POST', body: sent, headers });
    const body = { required: true, mediaType: 'application/json-seq', schema, isLines: true } as const;
    const value = await parseBody(body, request, reading, problems);
    return { value, problems: problems.map(({ loc, type }) => [loc, type]) };
  };

  test.each<[fact: string, sent: string, value: unknown, problems: unknown[]]>([
    ['is a list of their values', '{"id":1}\n{"id":2}\n', [{ id: 1 }, { id: 2 }], []],
    ['may have a mark before each, and empty lines', '\u001e{"id":1}\r\n\n\u001e{"id":2}', [{ id: 1 }, { id: 2 }], []],
    ['is held against the form of each', '{"id":1}\n{}', [{ id: 1 }, {}], [[['body', 1, 'id'], 'missing']]],
    ['has no line that is no JSON', '{"id":1}\n{', undefined, [[['body'], 'json_invalid']]],
  ])('%s', async (_, sent, value, problems) => {
    expect(await lines(sent)).toEqual({ value, problems });
  });
});

describe('a body is read', () => {
  test.each<[string, object, BodyInit, string | undefined, unknown]>([
    ['application/json', {}, '[1]', 'application/json', [1]],
    ['application/json', {}, '{"a":1}', 'application/merge-patch+json; charset=utf-8', { a: 1 }],
    ['application/json', {}, Uint8Array.of(0x31), undefined, 1],
    ['multipart/form-data', form, fields, undefined, { size: 3, tags: ['a', 'b'], file: 'content' }],
    [
      'application/x-www-form-urlencoded',
      form,
      new URLSearchParams('size=3&tags=a'),
      undefined,
      { size: 3, tags: ['a'] },
    ],
    [urlencoded, emptied, 'a[list]=', urlencoded, { a: { list: '' } }],
    [urlencoded, emptied, 'a[list]=5', urlencoded, { a: { list: [5] } }],
    ['multipart/form-data', deep, nested, undefined, { a: { b: { c: 2 } }, items: [{ on: false }] }],
    ['multipart/form-data', form, 'size=3', 'application/x-www-form-urlencoded', { size: 3 }],
    ['text/plain', { type: 'string' }, 'hello', 'text/plain; charset=utf-8', 'hello'],
    ['application/*', {}, 'bytes', 'application/zip', 'bytes'],
    ['*/*', {}, 'bytes', 'image/png', 'bytes'],
  ])('of %s, by %j, from %j sent as %s', async (mediaType, schema, body, sentType, wanted) => {
    expect(await parse(mediaType, schema, body, sentType)).toEqual({ value: wanted, problems: [] });
  });

  test.each<[string, object, BodyInit, string | undefined, unknown]>([
    ['application/json', {}, '{', 'application/json', [['body'], 'json_invalid']],
    ['application/json', {}, 'a=1', 'text/plain', [['body'], 'model_attributes_type']],
    ['multipart/form-data', form, 'size=big', 'application/x-www-form-urlencoded', [['body', 'size'], 'int_parsing']],
    ['multipart/form-data', form, 'nonsense', 'multipart/form-data', [['body', 'size'], 'missing']],
    ['multipart/form-data', form, '{}', 'application/json', [['body'], 'model_attributes_type']],
    ['image/*', {}, 'x', 'text/plain', [['body'], 'model_attributes_type']],
    ['text/plain', { maxLength: 2 }, 'long', 'text/plain', [['body'], 'string_too_long']],
    ['application/json', {}, '', 'application/json', [['body'], 'missing']],
    ['multipart/form-data', deep, 'a[b][c]=x', urlencoded, [['body', 'a', 'b', 'c'], 'int_parsing']],
  ])('of %s, by %j, from %j sent as %s, and found wrong', async (mediaType, schema, body, sentType, wanted) => {
    expect((await parse(mediaType, schema, body, sentType)).problems).toEqual([wanted]);
  });
});

test.each([
  [{}, 'a,b'],
  [{ style: 'pipeDelimited' }, 'a|b'],
  [{ style: 'spaceDelimited' }, 'a b'],
] as const)('a list whose items stand in one text, %j, is taken apart', async (list, text) => {
  const body = new URLSearchParams({ size: '3', tags: text });
  const route = { required: true, mediaType: urlencoded, schema: form, lists: { tags: list } };
  const request = new Request('http://127.0.0.1/', { method: 'POST', body });
  expect(await parseBody(route, request, reading, [])).toEqual({ size: 3, tags: ['a', 'b'] });
});

test('a form of very many fields is read', async () => {
  const body = new URLSearchParams(`${'a=1&'.repeat(200_000)}a=2`);
  const { value, problems } = await parse(urlencoded, { type: 'object' }, body);
  expect({ value, problems }).toEqual({ value: { a: '2' }, problems: [] });
});

test('JSON that is nested too deeply is refused', async () => {
  const { problems } = await parse('application/json', {}, '['.repeat(9_000) + ']'.repeat(9_000), 'application/json');
  expect(problems).toEqual([[['body'], 'json_invalid']]);
});

describe('a form is read', () => {
  test.each<[text: string, wanted: unknown]>([
    ['a%5Bb%5D%5Bc%5D=1', { a: { b: { c: 1 } } }],
    ['a[list][1]=2&a[list][0]=1', { a: { list: [1, 2] } }],
    ['a[list][]=1&a[list][]=2', { a: { list: [1, 2] } }],
    ['items[0][on]=true', { items: [{ on: true }] }],
    ['items={"on":true}', { items: [{ on: true }] }],
    ['own[name]=x&own[other]=y', { 'own[name]': 'x', own: { other: 'y' } }],
    ['x[y][0]=1', { x: { y: ['1'] } }],
    ['x[y=1&x]=2', { 'x[y': '1', 'x]': '2' }],
    ['x=1&x[y]=2', { x: '1' }],
  ])('from %s', async (text, wanted) => {
    expect(await parse(urlencoded, deep, text, urlencoded)).toEqual({ value: wanted, problems: [] });
  });

  test('into properties of its own, whatever their names', async () => {
    const steps = '[x]'.repeat(40);
    const body = `__proto__[polluted]=1&constructor[prototype][polluted]=1&a${steps}=1`;
    const { value } = await parse(urlencoded, { type: 'object' }, body, urlencoded);
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor', `a${steps}`]);
    expect({}).not.toHaveProperty('polluted');
  });
});
