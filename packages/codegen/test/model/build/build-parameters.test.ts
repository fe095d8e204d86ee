import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { buildInputs } from '../../../src/model/build/build-parameters.ts';
import type { NamedSchema } from '../../../src/model/schema.ts';
import type { Parameter } from '../../../src/model/types.ts';
import { normalise } from '../../spec/normalise/normalise.ts';

const nameOf = (reference: string) => (reference === '#/components/schemas/Ids' ? 'Ids' : undefined);
const ids: NamedSchema = {
  name: 'Ids',
  declaredName: 'Ids',
  schema: { kind: 'array', items: { kind: 'string' } },
  module: 'models',
  inRequests: true,
  inResponses: false,
};

/** The inputs of an operation as its author writes it. */
function inputsOf(path: string, operation: Json, flags: Readonly<Record<string, string>> = {}) {
  const components = { schemas: { Ids: { type: 'array', items: { type: 'string' } } } };
  const source = normalise({ paths: { [path]: { post: operation } }, components }).document.paths[path]?.post;
  if (source === undefined) throw new Error('no operation');
  return buildInputs(path, source, { nameOf, index: new Map([['Ids', ids]]), flags, used: ['search'] });
}

function parameters(
  ...list: readonly (readonly [name: string, place: string, rest?: { [key: string]: Json }])[]
): Json {
  return list.map(([name, place, rest]) => ({ name, in: place, schema: { type: 'string' }, ...rest }));
}

function body(properties: { [name: string]: Json }, mediaType = 'application/json'): Json {
  return { content: { [mediaType]: { schema: { type: 'object', properties } } } };
}

const named = ({ name, argument, flag }: Pick<Parameter, 'name' | 'argument' | 'flag'>) => [name, argument, flag];

describe('path parameters', () => {
  it('take the order of the template, and arguments in camel case', () => {
    const { pathParameters } = inputsOf('/a/{shelf_id}/b/{book-id}', {
      parameters: parameters(['book-id', 'path'], ['shelf_id', 'path']),
    });
    expect(pathParameters.map(named)).toEqual([
      ['shelf_id', 'shelfId', 'shelf-id'],
      ['book-id', 'bookId', 'book-id'],
    ]);
    expect(pathParameters.every(({ required }) => required)).toBe(true);
  });

  it.each([
    ['client', 'client2'],
    ['options', 'options2'],
    ['body', 'body2'],
    ['params', 'params2'],
    ['query', 'query2'],
    ['delete', 'delete2'],
    ['search', 'search2'],
    ['日本', 'riBen'],
    ['-', 'value'],
    ['2nd', '_2nd'],
  ])('named %s become the argument %s', (name, wanted) => {
    const { pathParameters } = inputsOf(`/a/{${name}}`, {});
    expect(pathParameters.map(({ argument }) => argument)).toEqual([wanted]);
  });

  it('of one name in two spellings get two arguments', () => {
    const { pathParameters } = inputsOf('/a/{user_id}/{userId}', {});
    expect(pathParameters.map(named)).toEqual([
      ['user_id', 'userId', 'user-id'],
      ['userId', 'userId2', 'param-user-id'],
    ]);
  });
});

describe('examples', () => {
  it('of parameters come before those of their schemas', () => {
    const { pathParameters, queryParameters } = inputsOf('/a/{id}', {
      parameters: parameters(
        ['id', 'path', { example: 'ses-1', schema: { type: 'string', example: 'id' } }],
        ['size', 'query', { examples: { small: { value: '5' }, wrong: { value: {} } }, schema: { type: 'integer' } }],
        ['own', 'query', { schema: { type: 'string', example: 'mine' } }],
      ),
    });
    const examples = [...pathParameters, ...queryParameters].map(({ schema }) => schema.examples);
    expect(examples).toEqual([['ses-1'], [5], ['mine']]);
  });

  it('of a body are those of its fields', () => {
    const schema = { type: 'object', properties: { name: { type: 'string', example: 'name' }, age: {} } };
    const content = { 'application/json': { schema, example: { name: 'Rex' } } };
    const { fields = [], schema: whole } = inputsOf('/a', { requestBody: { content } }).body ?? {};
    expect(fields.map((field) => field.schema.examples)).toEqual([['Rex'], undefined]);
    expect(whole).not.toHaveProperty('examples');
  });

  it('of a body without fields are its own', () => {
    const content = { 'application/json': { schema: { type: 'array' }, example: [1] } };
    expect(inputsOf('/a', { requestBody: { content } }).body?.schema).toMatchObject({ examples: [[1]] });
  });
});

it.each<[media: string, file: Json, wanted: string]>([
  ['application/x-www-form-urlencoded', { type: 'string', format: 'binary' }, 'multipart/form-data'],
  ['application/x-www-form-urlencoded', { items: { type: 'string', format: 'binary' } }, 'multipart/form-data'],
  ['application/x-www-form-urlencoded', { type: 'string' }, 'application/x-www-form-urlencoded'],
  ['application/json', { type: 'string', format: 'binary' }, 'application/json'],
])('a form of %s that holds %j is sent as %s', (media, file, wanted) => {
  expect(inputsOf('/a', { requestBody: body({ file }, media) }).body?.mediaType).toBe(wanted);
});

it.each<[fact: string, file: Json, wanted: string]>([
  ['as that where it holds files', { type: 'string', format: 'binary' }, 'multipart/form-data'],
  ['as JSON where it holds none', { type: 'string' }, 'application/json'],
])('a body of JSON or a form is sent %s', (_fact, file, wanted) => {
  const form = { schema: { type: 'object', properties: { file } } };
  const content = { 'application/json': form, 'multipart/form-data': form };
  expect(inputsOf('/a', { requestBody: { content } }).body?.mediaType).toBe(wanted);
});

describe('places', () => {
  it('are kept apart', () => {
    const inputs = inputsOf('/a/{id}', {
      parameters: parameters(['q', 'query'], ['X-Trace', 'header'], ['session', 'cookie']),
    });
    expect(inputs.pathParameters.map(named)).toEqual([['id', 'id', 'id']]);
    expect(inputs.queryParameters.map(named)).toEqual([['q', 'q', 'q']]);
    expect(inputs.headerParameters.map(named)).toEqual([['X-Trace', 'X-Trace', 'x-trace']]);
    expect(inputs.cookieParameters.map(named)).toEqual([['session', 'session', 'session']]);
    expect(inputs.body).toBeUndefined();
  });

  it('that hold the same name give it to the query, then the header, then the body', () => {
    const inputs = inputsOf('/a/{id}', {
      parameters: parameters(['id', 'query'], ['id', 'header'], ['id', 'cookie']),
      requestBody: body({ id: { type: 'string' }, other: {} }),
    });
    expect(inputs.pathParameters.map(named)).toEqual([['id', 'id', 'id']]);
    expect(inputs.queryParameters.map(named)).toEqual([['id', 'id', 'param-id']]);
    expect(inputs.headerParameters.map(named)).toEqual([['id', 'header_id', 'id2']]);
    expect(inputs.cookieParameters.map(named)).toEqual([['id', 'id', 'id']]);
    expect(inputs.body?.fields?.map(named)).toEqual([
      ['id', 'body_id', 'id3'],
      ['other', 'other', 'other'],
    ]);
  });
});

describe('flags', () => {
  const idList = { $ref: '#/components/schemas/Ids' };

  it.each<[fact: string, name: string, schema: Json, wanted: string]>([
    ['are in kebab case', 'maxResults', { type: 'string' }, 'max-results'],
    ['are singular for lists', 'index_ids', { type: 'array' }, 'index-id'],
    ['are singular for lists that may be null', 'index_ids', { type: ['array', 'null'] }, 'index-id'],
    ['are singular for named lists', 'index_ids', idList, 'index-id'],
    ['stay plural for anything else', 'index_ids', { type: 'string' }, 'index-ids'],
    ['are not those that every command has', 'format', { type: 'string' }, 'param-format'],
    ['take the plural where the singular is taken', 'headers', { type: 'array' }, 'headers'],
  ])('%s', (_fact, name, schema, wanted) => {
    const { queryParameters } = inputsOf('/a', { parameters: parameters([name, 'query', { schema }]) });
    expect(queryParameters.map(({ flag }) => flag)).toEqual([wanted]);
  });

  it('are those of the configuration where it names them, in every place', () => {
    const source = {
      parameters: parameters(['project_id', 'query']),
      requestBody: body({ index_ids: idList, prompt: {} }),
    };
    const inputs = inputsOf('/a/{id}', source, { id: 'key', project_id: 'project', index_ids: 'in' });
    expect(inputs.pathParameters.map(({ flag }) => flag)).toEqual(['key']);
    expect(inputs.queryParameters.map(({ flag }) => flag)).toEqual(['project']);
    expect(inputs.body?.fields?.map(({ flag }) => flag)).toEqual(['in', 'prompt']);
  });
});

describe('parameters', () => {
  it.each<[fact: string, place: string, rest: { [key: string]: Json }, style: string, explode: boolean]>([
    ['of a path are simple', 'path', {}, 'simple', false],
    ['of a header are simple', 'header', {}, 'simple', false],
    ['of the query are forms, exploded', 'query', {}, 'form', true],
    ['of cookies are forms, exploded', 'cookie', {}, 'form', true],
    ['may be joined', 'query', { explode: false }, 'form', false],
    ['may be set apart by pipes', 'query', { style: 'pipeDelimited' }, 'pipeDelimited', false],
    ['may be set apart by spaces', 'query', { style: 'spaceDelimited' }, 'spaceDelimited', false],
    ['may be deep objects', 'query', { style: 'deepObject', explode: true }, 'deepObject', true],
    ['may be labels', 'path', { style: 'label', explode: true }, 'label', true],
    ['may be matrices', 'path', { style: 'matrix' }, 'matrix', false],
    ['take the style of their place instead of an unknown one', 'query', { style: 'fancy' }, 'form', true],
  ])('%s', (_fact, place, rest, style, explode) => {
    const inputs = inputsOf('/a/{id}', { parameters: parameters(['id', place, rest]) });
    const found = [inputs.pathParameters, inputs.queryParameters, inputs.headerParameters, inputs.cookieParameters]
      .flat()
      .find((parameter) => parameter.in === place);
    expect(found).toMatchObject({ style, explode });
  });

  it('keep what the document says of them', () => {
    const said = { required: true, deprecated: true, description: 'How many.', schema: { type: 'integer' } };
    expect(inputsOf('/a', { parameters: parameters(['limit', 'query', said]) }).queryParameters).toEqual([
      {
        name: 'limit',
        in: 'query',
        argument: 'limit',
        flag: 'limit',
        required: true,
        deprecated: true,
        description: 'How many.',
        schema: { kind: 'integer' },
        style: 'form',
        explode: true,
      },
    ]);
  });

  it('that are sent as a document name its media type', () => {
    const parameter = {
      name: 'filter',
      in: 'query',
      content: { 'application/json': { schema: { type: 'object' } } },
    };
    expect(inputsOf('/a', { parameters: [parameter] }).queryParameters).toMatchObject([
      { mediaType: 'application/json', schema: { kind: 'object' } },
    ]);
  });
});

describe('bodies', () => {
  it('of objects are given property by property', () => {
    const schema = { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'array' } } };
    const requestBody = { required: true, description: 'It.', content: { 'application/json': { schema } } };
    expect(inputsOf('/a', { requestBody }).body).toMatchObject({
      required: true,
      mediaType: 'application/json',
      description: 'It.',
      fields: [
        { name: 'a', argument: 'a', flag: 'a', required: true, schema: { kind: 'string' } },
        { name: 'b', argument: 'b', flag: 'b', required: false, schema: { kind: 'array' } },
      ],
    });
  });

  it('leave out what only the server sends', () => {
    const requestBody = body({ id: { type: 'string', readOnly: true }, name: {} });
    expect(inputsOf('/a', { requestBody }).body?.fields?.map(({ name }) => name)).toEqual(['name']);
  });

  it.each<[whether: string, required: boolean, type: Json, wanted: object | undefined]>([
    ['no body where it may be left out', false, 'object', undefined],
    ['a body where one is required', true, 'object', { required: true }],
    ['a body where it may be null', false, ['object', 'null'], { required: false }],
  ])('of objects without any property are %s', (_whether, required, type, wanted) => {
    const schema = { type, properties: {}, additionalProperties: false };
    const given = inputsOf('/a', { requestBody: { required, content: { 'application/json': { schema } } } }).body;
    expect(given && { required: given.required }).toEqual(wanted);
  });

  it('of forms are given property by property', () => {
    const requestBody = body({ file: { type: 'string', format: 'binary' } }, 'multipart/form-data');
    expect(inputsOf('/a', { requestBody }).body?.fields?.map(({ schema }) => schema.kind)).toEqual(['binary']);
  });

  it.each<[fact: string, mediaType: string, schema: Json]>([
    ['lists', 'application/json', { type: 'array', items: { type: 'string' } }],
    ['unions', 'application/json', { oneOf: [{ type: 'object' }, { type: 'string' }] }],
    ['objects that may be null', 'application/json', { type: ['object', 'null'], properties: { a: {} } }],
    ['objects without named properties', 'application/json', { type: 'object' }],
    ['objects that only the server fills', 'application/json', { properties: { id: { readOnly: true } } }],
    ['bytes', 'application/octet-stream', { type: 'string', format: 'binary' }],
    ['objects of other media types', 'application/xml', { type: 'object', properties: { a: {} } }],
  ])('of %s are given whole', (_fact, mediaType, schema) => {
    const given = inputsOf('/a', { requestBody: { content: { [mediaType]: { schema } } } }).body;
    expect(given).toMatchObject({ required: false, mediaType });
    expect(given).not.toHaveProperty('fields');
  });
});
