import { describe, expect, test } from 'vitest';
import { normalise, normaliseOperation } from './normalise.ts';

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

describe('parameters', () => {
  test('of the path come first, and the operation replaces them in their place', () => {
    const own = { name: 'id', in: 'path', schema: { type: 'integer' } };
    const { operation } = normaliseOperation(
      '/a/{id}',
      { parameters: [{ $ref: '#/components/parameters/Limit' }, own] },
      { parameters: [id, { name: 'sort', in: 'query' }] },
    );
    expect(operation?.parameters).toEqual([
      { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
      { name: 'sort', in: 'query', schema: {} },
      { name: 'limit', in: 'query', schema: { type: 'integer' } },
    ]);
  });

  test('of the template are added where they are not declared, and left out where it has none', () => {
    const { operation, messages } = normaliseOperation('/a/{id}/{other}', {
      parameters: [id, { ...id, name: 'unused' }],
    });
    expect(operation?.parameters.map(({ name }) => name)).toEqual(['id', 'other']);
    expect(operation?.parameters[1]).toEqual({ ...id, name: 'other' });
    expect(messages).toEqual([
      'The path parameter "unused" does not occur in the path. It is ignored; remove it or extend the path.',
      'The path parameter "other" is not declared. Text is assumed; declare it.',
    ]);
  });

  test('that a path writes into a query string are query parameters, declared or not', () => {
    const { operation, messages } = normaliseOperation('/a?kind=text&q={term}&page={page}&size={size}#list', {
      parameters: [
        { name: 'term', in: 'path', required: true, style: 'simple', schema: { type: 'string' } },
        { name: 'page', in: 'query', schema: { type: 'integer' } },
      ],
    });
    expect(operation?.parameters).toEqual([
      { name: 'q', in: 'query', required: true, schema: { type: 'string' } },
      { name: 'page', in: 'query', schema: { type: 'integer' } },
      { name: 'size', in: 'query', required: true, schema: { type: 'string' } },
    ]);
    expect(messages).toEqual(['The query parameter "size" is not declared. Text is assumed; declare it.']);
  });

  test('that a path writes into a query string twice are two', () => {
    const parameters = [{ name: 'day', in: 'path', required: true, schema: { type: 'integer' } }];
    const { operation, messages } = normaliseOperation('/a?from={day}&to={day}', { parameters });
    expect(operation?.parameters).toEqual([
      { name: 'from', in: 'query', required: true, schema: { type: 'integer' } },
      { name: 'to', in: 'query', required: true, schema: { type: 'integer' } },
    ]);
    expect(messages).toEqual([]);
  });

  test.each([
    ['declared twice', [id, id], 'The path parameter "id" is declared twice. The first counts; remove this.'],
    [
      'without a name',
      [id, { in: 'query' }],
      'A parameter needs a `name`, and an `in` of path, query, header or cookie. It is ignored.',
    ],
    [
      'missing',
      [id, { $ref: '#/components/parameters/No' }],
      'There is nothing at "#/components/parameters/No". The place is left out; correct it.',
    ],
  ])('%s are left out', (_, parameters, message) => {
    const { operation, messages } = normaliseOperation('/a/{id}', { parameters });
    expect(operation?.parameters).toEqual([id]);
    expect(messages).toEqual([message]);
  });

  test.each(['Content-Type', 'Accept', 'AUTHORIZATION', 'content-length', 'Host'])(
    'that HTTP itself manages are left out: %s',
    (name) => {
      const other = { name: 'X-A', in: 'header' };
      const { operation, messages } = normaliseOperation('/a', { parameters: [{ name, in: 'header' }, other] });
      expect(operation?.parameters).toMatchObject([other]);
      expect(messages).toEqual([]);
    },
  );

  test('sent as a document keep its media type', () => {
    const content = { 'application/json': { schema: { type: 'object' } } };
    const { operation } = normaliseOperation('/a', { parameters: [{ name: 'filter', in: 'query', content }] });
    expect(operation?.parameters).toEqual([{ name: 'filter', in: 'query', content }]);
  });
});

describe('paths', () => {
  const get = { responses: {} };
  const pathsOf = (...paths: readonly string[]) => {
    const { document, warnings } = normalise({ paths: Object.fromEntries(paths.map((path) => [path, { get }])) });
    return { paths: Object.keys(document.paths), messages: warnings.map(({ message }) => message) };
  };

  test('may write placeholders by colons, where none is written by braces', () => {
    const { paths, messages } = pathsOf('/a', '/a/:id', '/a/:id/b/:b_id', '/a/x:y');
    expect(paths).toEqual(['/a', '/a/{id}', '/a/{id}/b/{b_id}', '/a/x:y']);
    expect(messages.filter((message) => message.includes('braces'))).toEqual(
      Array(2).fill('Placeholders stand in braces. `:id` is read as `{id}`; write it so.'),
    );
    expect(messages).toContain('The path parameter "b_id" is not declared. Text is assumed; declare it.');
  });

  test.each([
    ['/a/{id:[0-9]{1,3}}', '/a/{id}'],
    ['/a/{proxy+}', '/a/{proxy}'],
    ['/a/{*path}/b/{rest*}', '/a/{path}/b/{rest}'],
    ['/a/{name=operations/**}:cancel', '/a/{name}:cancel'],
    ['/a/{type}.{format?}', '/a/{type}.{format}'],
    ['/a/{user:id}/{user:name}', '/a/{user:id}/{user:name}'],
    ['/a/{page[number]}', '/a/{page[number]}'],
  ])('have names alone in braces: %s is read as %s', (written, wanted) => {
    const { paths, messages } = pathsOf(written);
    expect(paths).toEqual([wanted]);
    expect(messages.some((message) => message.startsWith('Placeholders are names alone.'))).toBe(written !== wanted);
  });

  test.each(['id', 'id:int'])('take %s for the parameter of {id:int}', (name) => {
    const parameters = [{ name, in: 'path', required: true, schema: { type: 'integer' } }];
    const { document, warnings } = normalise({ paths: { '/a/{id:int}': { get: { ...get, parameters } } } });
    expect(document.paths['/a/{id}']?.get?.parameters).toMatchObject([{ name: 'id', schema: { type: 'integer' } }]);
    expect(warnings).toHaveLength(1);
  });

  test('are one where they are written in two ways, with the first operation of each method', () => {
    const { document, warnings } = normalise({
      paths: {
        a: { get: { ...get, operationId: 'first' }, post: get },
        '/a': { get: { ...get, operationId: 'second' }, put: get },
      },
    });
    expect(Object.keys(document.paths)).toEqual(['/a']);
    expect(Object.keys(document.paths['/a'] ?? {}).sort()).toEqual(['get', 'post', 'put']);
    expect(document.paths['/a']?.get?.operationId).toBe('first');
    expect(warnings.map(({ message }) => message)).toContain(
      'This is `/a`, which is there already. What both have is taken from there.',
    );
  });

  test('keep colons beside braces', () => {
    expect(pathsOf('/a/{id}', '/a/:search').paths).toEqual(['/a/{id}', '/a/:search']);
  });
});

test('answers have a status each', () => {
  const { operation, messages } = normaliseOperation('/a', {
    responses: { 200: {}, '5xx': { description: 'Failed.' }, default: {}, oops: {}, 'x-a': {} },
  });
  expect(operation?.responses).toEqual({
    200: { description: '' },
    '5XX': { description: 'Failed.' },
    default: { description: '' },
  });
  expect(messages).toEqual(['This is no HTTP status. It is ignored; write a code, a range such as 5XX, or default.']);
});

test('answers whose status has no body have no content', () => {
  const content = { 'application/json': { schema: { type: 'object' } } };
  const { operation, messages } = normaliseOperation('/a', {
    responses: { 204: { description: 'Gone.', content }, 205: { content: {} }, 404: { content } },
  });
  expect(operation?.responses).toEqual({
    204: { description: 'Gone.' },
    205: { description: '' },
    404: { description: '', content },
  });
  expect(messages).toEqual([
    'Answers of this status carry no body. Its content is ignored; remove it, or give its status.',
  ]);
});

test('answers, bodies and headers are in their place', () => {
  const content = { 'application/json': { schema: { type: 'string' } } };
  const { document } = normalise({
    paths: {
      '/a': {
        post: {
          requestBody: { $ref: '#/components/requestBodies/B' },
          responses: { 200: { $ref: '#/components/responses/R', description: 'Here.' } },
        },
      },
    },
    components: {
      requestBodies: { B: { required: true, content } },
      responses: { R: { description: 'There.', headers: { 'X-Rate': { $ref: '#/components/headers/H' } } } },
      headers: { H: { schema: { type: 'integer' } } },
    },
  });
  expect(document.paths['/a']?.post).toEqual({
    parameters: [],
    requestBody: { required: true, content },
    responses: { 200: { description: 'Here.', headers: { 'X-Rate': { schema: { type: 'integer' } } } } },
  });
});

test('an operationId names the first operation that has it', () => {
  const { document, warnings } = normalise({
    paths: {
      '/a': { get: { operationId: 'read' } },
      '/b': { get: { operationId: 'read' }, put: { operationId: 'write' } },
    },
  });
  expect(document.paths['/b']?.get?.operationId).toBeUndefined();
  expect(document.paths['/b']?.put?.operationId).toBe('write');
  expect(warnings).toEqual([
    {
      pointer: '#/paths/~1b/get',
      message: 'The operationId "read" is that of #/paths/~1a/get, too. It is ignored here; choose another.',
    },
  ]);
});

test('security schemes that cannot be used are left out', () => {
  const securitySchemes = {
    key: { type: 'http', scheme: 'bearer' },
    broken: { type: 'apiKey' },
    elsewhere: { type: 'apiKey', name: 'key', in: 'body' },
    odd: { type: 'magic' },
  };
  const { document, warnings } = normalise({ components: { securitySchemes } });
  expect(document.components.securitySchemes).toEqual({ key: { type: 'http', scheme: 'bearer' } });
  expect(warnings.map(({ pointer }) => pointer)).toEqual([
    '#/components/securitySchemes/broken',
    '#/components/securitySchemes/elsewhere',
    '#/components/securitySchemes/odd',
  ]);
});

test('says which credentials are not sent', () => {
  const securitySchemes = { key: { type: 'http', scheme: 'Bearer' }, digest: { type: 'http', scheme: 'digest' } };
  const security: readonly Record<string, []>[] = [{ key: [], digest: [] }, { 'a/b%': [] }];
  const paths = { '/a': { get: { security, responses: {} } } };
  const { warnings } = normalise({ components: { securitySchemes }, paths });
  expect(warnings).toEqual([
    {
      pointer: '#/paths/~1a/get/security/1/a~1b%',
      message: 'There is no security scheme "a/b%". Nothing is sent for it; declare it.',
    },
    {
      pointer: '#/components/securitySchemes/digest',
      message: 'Clients do not know the scheme "digest". Give its header by the option `headers`.',
    },
  ]);
});

test('leaves out the body of a method that carries none', () => {
  const operation = { requestBody: { content: { 'application/json': { schema: {} } } }, responses: {} };
  const { document, warnings } = normalise({ paths: { '/a': { get: operation, delete: operation } } });
  expect(document.paths['/a']?.get).toEqual({ parameters: [], responses: {} });
  expect(document.paths['/a']?.delete?.requestBody).toEqual(operation.requestBody);
  expect(warnings).toEqual([
    {
      pointer: '#/paths/~1a/get/requestBody',
      message: 'Requests of this method carry no body. It is ignored; use parameters or another method.',
    },
  ]);
});

test('leaves out operations that no client can call', () => {
  const { document, warnings } = normalise({ paths: { '/a': { trace: { responses: {} }, query: { responses: {} } } } });
  expect(Object.keys(document.paths['/a'] ?? {})).toEqual(['query']);
  expect(warnings).toEqual([
    {
      pointer: '#/paths/~1a/trace',
      message: 'No `fetch` sends this method. The operation is left out; choose another method.',
    },
  ]);
});

test('reads of additional operations those whose methods clients send', () => {
  const { document, warnings } = normalise({
    paths: {
      '/a': {
        get: { operationId: 'a', responses: {} },
        additionalOperations: {
          QUERY: { operationId: 'b', responses: {} },
          GET: { operationId: 'c', responses: {} },
          COPY: { operationId: 'd', responses: {} },
          LINK: 1,
        },
      },
    },
  });
  const { get, query } = document.paths['/a'] ?? {};
  expect([get?.operationId, query?.operationId]).toEqual(['a', 'b']);
  const message =
    'The operation is left out: no client sends its method, or the path has one already. Choose another method.';
  expect(warnings).toEqual(
    ['GET', 'COPY', 'LINK'].map((name) => ({ pointer: `#/paths/~1a/additionalOperations/${name}`, message })),
  );
});

test('what several places refer to is told of once', () => {
  const { warnings } = normalise({
    paths: {
      '/a': { get: { responses: { 200: { $ref: '#/components/responses/R' } } } },
      '/b': { get: { responses: { 200: { $ref: '#/components/responses/R' } } } },
    },
    components: { responses: { R: { description: '', links: { L: { operationId: 'none' } } } } },
  });
  expect(warnings.map(({ pointer }) => pointer)).toEqual(['#/components/responses/R/links/L']);
});
