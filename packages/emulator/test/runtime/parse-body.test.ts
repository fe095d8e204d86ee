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
  ])('of %s, by %j, from %j sent as %s, and found wrong', async (mediaType, schema, body, sentType, wanted) => {
    expect((await parse(mediaType, schema, body, sentType)).problems).toEqual([wanted]);
  });
});
