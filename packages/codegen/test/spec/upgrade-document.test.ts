import { describe, expect, test } from 'vitest';
import { upgradeDocument } from '../../src/spec/upgrade-document.ts';

const schemas = { A: { type: 'string', format: 'byte' } };

describe('upgradeDocument', () => {
  test.each(['3.0', '3.1', '3.2'] as const)('returns a document of %s as it is', async (version) => {
    const document = { openapi: `${version}.0`, components: { schemas } };
    expect(await upgradeDocument(document, version)).toBe(document);
  });

  test('gives Swagger 2.0 the structure of OpenAPI 3, and leaves its input alone', async () => {
    const document = {
      swagger: '2.0',
      definitions: schemas,
      paths: { '/a': { get: { produces: ['a/b'], responses: {} } } },
    };
    const before = structuredClone(document);
    expect(await upgradeDocument(document, '2.0')).toMatchObject({ components: { schemas } });
    expect(document).toEqual(before);
  });

  test.each([
    ['2.0', { swagger: '2.0' }],
    ['3.0', { openapi: '3.0.3' }],
  ] as const)('takes the extension of %s for webhooks', async (version, document) => {
    const webhooks = { birth: { post: { responses: {} } } };
    expect(await upgradeDocument({ ...document, 'x-webhooks': webhooks }, version)).toMatchObject({ webhooks });
  });

  const consumes = ['multipart/form-data'];
  const body = { name: 'body', in: 'body', required: true, schema: { type: 'string' } };
  const first = { name: 'first', in: 'formData', type: 'string', required: true };
  const second = { name: 'second', in: 'formData', type: 'string' };
  const parameters = { Body: body, Alias: { $ref: '#/parameters/Body' }, First: first, Second: second };
  const asJson = { 'application/json': { schema: { type: 'string' } } };
  const texts = { first: { type: 'string' }, second: { type: 'string' } };
  const asForm = { 'multipart/form-data': { schema: { type: 'object', properties: texts, required: ['first'] } } };

  test.each([
    ['a reference to a body', { post: { parameters: [{ $ref: '#/parameters/Body' }] } }, asJson],
    ['a reference to a reference', { post: { parameters: [{ $ref: '#/parameters/Alias' }] } }, asJson],
    ['a body of the path, after its operation', { post: {}, parameters: [body] }, asJson],
    [
      'references to the fields of a form',
      { post: { consumes, parameters: [{ $ref: '#/parameters/First' }, { $ref: '#/parameters/Second' }] } },
      asForm,
    ],
    [
      'a body of its own before that of the path',
      { parameters: [first, second], post: { parameters: [{ $ref: '#/parameters/Body' }] } },
      asJson,
    ],
  ])('gives an operation of Swagger 2.0 %s', async (_, item, content) => {
    const upgraded = await upgradeDocument({ swagger: '2.0', parameters, paths: { '/a': item } }, '2.0');
    expect(upgraded.paths).toMatchObject({ '/a': { post: { requestBody: { content } } } });
    expect(JSON.stringify(upgraded.paths)).not.toContain('$ref');
  });

  test('reads Swagger 2.0 past what no upgrade expects', async () => {
    const responses = { 200: null, 201: { description: 'Made.', schema: { type: 'string' } } };
    const post = { consumes: 'text/plain', produces: [1, 'text/plain'], parameters: [null, {}, body], responses };
    const upgraded = await upgradeDocument(
      {
        swagger: '2.0',
        consumes: {},
        parameters: { None: null, Nowhere: { name: 'size', in: '' } },
        paths: { '/a': { get: null, 'x-note': null, parameters: {}, post }, '/b': { parameters: [1] }, '/c': null },
        securityDefinitions: { none: null },
      },
      '2.0',
    );
    const content = { 'text/plain': { schema: { type: 'string' } } };
    expect(upgraded).toMatchObject({
      paths: {
        '/a': { post: { requestBody: { content, required: true }, responses: { 201: { content } } } },
        '/b': { parameters: [] },
      },
    });
  });
});
