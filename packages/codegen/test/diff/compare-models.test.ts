import { describe, expect, it } from 'vitest';
import { compareModels } from '../../src/diff/compare-models.ts';
import type { Json } from '../../src/json.ts';
import { buildModel } from '../../src/model/build-model.ts';
import { normalise } from '../spec/normalise/normalise.ts';

interface Parts {
  readonly parameters?: Json;
  readonly asks?: Json;
  readonly answers?: Json;
  readonly schemas?: Readonly<Record<string, Json>>;
  readonly paths?: Readonly<Record<string, Json>>;
  readonly webhooks?: Readonly<Record<string, Json>>;
}

function modelOf({ parameters = [], asks, answers, schemas = {}, paths = {}, webhooks = {} }: Parts) {
  const content = (schema: Json | undefined): Record<string, Json> =>
    schema === undefined ? {} : { content: { 'application/json': { schema } } };
  const post = {
    parameters,
    ...(asks !== undefined && { requestBody: { required: true, ...content(asks) } }),
    responses: { '200': { description: '', ...content(answers) } },
  };
  const { document } = normalise({
    paths: { '/pets': { post }, ...paths },
    components: { schemas },
    webhooks,
    servers,
  });
  return buildModel({ document, file: 'pets.yaml' });
}

const servers = [{ url: 'https://api.test' }];
const text = { type: 'string' };
const query = (name: string, required = false, schema: Json = text) => ({ name, in: 'query', required, schema });
const object = (properties: Readonly<Record<string, Json>>, ...required: readonly string[]) => ({
  type: 'object',
  properties,
  required: [...required],
});
const get = { get: { responses: {} } };
const pet = '#/components/schemas/Pet';
const hook = (schema: Json) => ({
  post: { requestBody: { content: { 'application/json': { schema } } }, responses: {} },
});

describe('compareModels', () => {
  it.each<[fact: string, before: Parts, after: Parts, wanted: readonly string[]]>([
    ['finds nothing in equal models', { parameters: [query('a')] }, { parameters: [query('a')] }, []],
    [
      'tells calls of one address apart',
      {
        paths: {
          '/#a': { get: { operationId: 'a', responses: {} } },
          '/#b': { get: { operationId: 'b', responses: {} } },
        },
      },
      {
        paths: {
          '/#a': { get: { operationId: 'a', responses: {} } },
          '/#b': { get: { operationId: 'b', responses: {} } },
          '/#c': { get: { operationId: 'c', responses: {} } },
        },
      },
      ['feature root.c: The call is new.'],
    ],
    ['breaks for a call that is gone', { paths: { '/toys': get } }, {}, ['breaking toys.list: The call is gone.']],
    ['has a feature for a new call', {}, { paths: { '/toys': get } }, ['feature toys.list: The call is new.']],
    [
      'breaks for a call of another name',
      { paths: { '/toys/{id}/box': get } },
      { paths: { '/toys/{toy}/box': { ...get, delete: { responses: {} } } } },
      [
        'breaking toys.box: The call is `toys.box.retrieve` now.',
        'breaking toys.box.retrieve.toy: The flag was `--id` and is `--toy`.',
        'feature toys.box.delete: The call is new.',
      ],
    ],
    [
      'has a fix for a call of the same name at another address',
      { paths: { '/toys': get } },
      { paths: { '/v2/toys': get } },
      ['fix toys.list: The address is `GET /v2/toys` now.'],
    ],
    [
      'knows a call by its operationId where name and address are others',
      { paths: { '/toys': { get: { operationId: 'toys', responses: {} } } } },
      { paths: { '/games': { get: { operationId: 'toys', responses: {} } } } },
      ['breaking toys.list: The call is `games.list` now.', 'fix games.list: The address is `GET /games` now.'],
    ],
    [
      'breaks for other path arguments',
      { paths: { '/toys/{id}': { get: { operationId: 'toy', responses: {} } } } },
      { paths: { '/shops/{shop}/toys/{id}': { get: { operationId: 'toy', responses: {} } } } },
      [
        'breaking toys.retrieve: The call is `shops.toys.retrieve` now.',
        'breaking shops.toys.retrieve: Takes other path arguments: shop, id.',
        'fix shops.toys.retrieve: The address is `GET /shops/{shop}/toys/{id}` now.',
      ],
    ],
    [
      'has a fix for another default',
      { parameters: [query('a', false, { type: 'integer', default: 1 })] },
      { parameters: [query('a', false, { type: 'integer', default: 2 })] },
      ['fix pets.create.a: The default was `1` and is `2`.'],
    ],
    [
      'has a fix for a default that is gone',
      { parameters: [query('a', false, { type: 'integer', default: 1 })] },
      { parameters: [query('a', false, { type: 'integer' })] },
      ['fix pets.create.a: The default `1` is gone.'],
    ],
    [
      'shows the beginning of a long value',
      { parameters: [query('b')] },
      { parameters: [query('b', false, { ...text, default: 'b'.repeat(90) })] },
      [`fix pets.create.b: The default is \`"${'b'.repeat(79)}…\` now.`],
    ],
    [
      'breaks for a new required parameter',
      {},
      { parameters: [query('a', true)] },
      ['breaking pets.create.a: Is new, and required.'],
    ],
    [
      'has a feature for a new optional parameter',
      {},
      { parameters: [query('a')] },
      ['feature pets.create.a: Is new.'],
    ],
    ['breaks for a parameter that is gone', { parameters: [query('a')] }, {}, ['breaking pets.create.a: Is gone.']],
    [
      'breaks for a parameter that becomes required',
      { parameters: [query('a')] },
      { parameters: [query('a', true)] },
      ['breaking pets.create.a: Is required now.'],
    ],
    [
      'breaks for a value that can be sent no more, and has a feature for a new one',
      { parameters: [query('a', false, { enum: ['x', 'y'] })] },
      { parameters: [query('a', false, { enum: ['y', 'z'] })] },
      ['breaking pets.create.a: The value "x" is gone.', 'feature pets.create.a: The value "z" is new.'],
    ],
    [
      'breaks where none of the values is left',
      { answers: { const: 'firm' } },
      { answers: { const: 'company' } },
      ['breaking pets.create(): Was `"firm"` and is `"company"`.'],
    ],
    [
      'has a feature for a value that can be answered',
      { answers: { enum: ['x'] } },
      { answers: { enum: ['x', 'y'] } },
      ['feature pets.create(): The value "y" is new.'],
    ],
    [
      'breaks for a property of an answer that is gone or may be missing',
      { answers: object({ a: text, b: text }, 'b') },
      { answers: object({ b: text }) },
      ['breaking pets.create().a: Is gone.', 'breaking pets.create().b: May be missing now.'],
    ],
    [
      'breaks for an answer that can be null, and not for one that cannot any more',
      { answers: object({ a: text, b: { type: ['string', 'null'] } }) },
      { answers: object({ a: { type: ['string', 'null'] }, b: text }) },
      ['breaking pets.create().a: Can be null now.', 'fix pets.create().b: Is never null any more.'],
    ],
    [
      'breaks for another kind of value',
      { answers: object({ a: text }) },
      { answers: object({ a: { type: 'boolean' } }) },
      ['breaking pets.create().a: Was `string` and is `boolean`.'],
    ],
    [
      'has a feature for a request that takes more',
      { asks: object({ a: { enum: ['x'] } }) },
      { asks: object({ a: text }) },
      ['feature pets.create.a: Was `"x"` and is `string`.'],
    ],
    [
      'breaks for a request that takes less',
      { asks: object({ a: text }) },
      { asks: object({ a: { enum: ['x'] } }) },
      ['breaking pets.create.a: Was `string` and is `"x"`.'],
    ],
    [
      'tells of a type once',
      {
        answers: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
        schemas: { Pet: object({ a: text }) },
      },
      {
        answers: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
        schemas: { Pet: object({ a: text, b: text }) },
      },
      ['feature Pet.b: Is new.'],
    ],
    ['breaks for a type that is gone', { schemas: { Pet: text } }, {}, ['breaking Pet: The type is gone.']],
    ['breaks for a new body that is required', {}, { asks: text }, ['breaking pets.create: A body is new.']],
    ['breaks for an answer that is empty', { answers: text }, {}, ['breaking pets.create: The answer is empty now.']],
    [
      'has a fix for other limits of an answer',
      { answers: { type: 'string', maxLength: 3 } },
      { answers: { type: 'string', maxLength: 5, pattern: '^a$' } },
      ['fix pets.create(): `pattern` is `"^a$"` now.', 'fix pets.create(): `maxLength` was `3` and is `5`.'],
    ],
    [
      'breaks for tighter limits of what is sent, and has a feature for looser ones',
      { asks: object({ a: { type: 'array', maxItems: 3, items: { type: 'string', minLength: 3 } }, b: text }) },
      {
        asks: object({
          a: { type: 'array', maxItems: 2, items: { type: 'string', minLength: 2 } },
          b: { type: 'string', format: 'uuid' },
        }),
      },
      [
        'breaking pets.create.a: `maxItems` was `3` and is `2`.',
        'breaking pets.create.b: `format` is `"uuid"` now.',
        'feature pets.create.a[]: `minLength` was `3` and is `2`.',
      ],
    ],
    [
      'has a fix for bits that a number has',
      { asks: object({ a: { type: 'integer', format: 'int32' } }) },
      { asks: object({ a: { type: 'integer', format: 'int64' } }) },
      ['fix pets.create.a: `format` was `"int32"` and is `"int64"`.'],
    ],
    [
      'tells of what is both sent and answered once',
      { asks: { $ref: pet }, answers: { $ref: pet }, schemas: { Pet: object({ a: { enum: ['x', 'y'] } }) } },
      { asks: { $ref: pet }, answers: { $ref: pet }, schemas: { Pet: object({ a: { enum: ['x'] } }) } },
      ['breaking Pet.a: The value "y" is gone.'],
    ],
    [
      'has a fix for what is deprecated, and breaks for what can be sent no more',
      { parameters: [query('q')], asks: object({ a: text, b: text }) },
      {
        parameters: [{ ...query('q'), deprecated: true }],
        asks: object({ a: { ...text, deprecated: true }, b: { ...text, readOnly: true } }),
      },
      [
        'breaking pets.create.b: Is read only now.',
        'fix pets.create.q: Is deprecated now.',
        'fix pets.create.a: Is deprecated now.',
      ],
    ],
    [
      'has a fix for values that an answer names no more',
      { answers: object({ a: { enum: ['x', 'y'] }, b: { enum: [1, 2] } }) },
      { answers: object({ a: text, b: { type: 'integer' } }) },
      [
        'breaking pets.create().b: Was `1 | 2` and is `integer`.',
        'fix pets.create().a: Was `"x" | "y"` and is `string`.',
      ],
    ],
    [
      'takes an object made of parts for one with their properties',
      { answers: object({ a: text, b: text }, 'a') },
      { answers: { allOf: [{ $ref: pet }, object({ b: text, c: text })] }, schemas: { Pet: object({ a: text }, 'a') } },
      ['feature pets.create().c: Is new.'],
    ],
    [
      'compares parts that both name by themselves',
      { answers: { allOf: [{ $ref: pet }, object({ b: text })] }, schemas: { Pet: object({ a: text, d: text }) } },
      { answers: { allOf: [object({ c: text }), { $ref: pet }] }, schemas: { Pet: object({ d: text }) } },
      ['breaking pets.create().b: Is gone.', 'breaking Pet.a: Is gone.', 'feature pets.create().c: Is new.'],
    ],
    [
      'compares a form that has changed with what it was',
      { answers: { oneOf: [text, object({ a: text })] } },
      { answers: { oneOf: [text, object({ a: text, b: text })] } },
      ['feature pets.create().b: Is new.'],
    ],
    [
      'tells of forms that come and go, also where only one is left',
      { asks: { $ref: pet }, answers: { oneOf: [text, { type: 'integer' }] }, schemas: { Pet: text } },
      { asks: { oneOf: [{ $ref: pet }, { type: 'boolean' }] }, answers: text, schemas: { Pet: text } },
      ['feature pets.create: The form `boolean` is new.', 'fix pets.create(): The form `integer` is gone.'],
    ],
    [
      'breaks for further properties that are gone',
      { answers: { type: 'object', additionalProperties: text }, asks: object({ a: text }) },
      { answers: object({ a: text }), asks: { ...object({ a: text }), additionalProperties: text } },
      [
        'breaking pets.create(): Further properties are gone.',
        'feature pets.create: Further properties are possible now.',
        'feature pets.create().a: Is new.',
      ],
    ],
    [
      'ends at a type that holds itself under another name',
      { answers: { $ref: pet }, schemas: { Pet: object({ next: { $ref: pet } }) } },
      {
        answers: { $ref: '#/components/schemas/Cat' },
        schemas: { Cat: object({ next: { $ref: '#/components/schemas/Cat' } }) },
      },
      ['breaking Pet: The type is gone.'],
    ],
    [
      'has a fix for another way of sending',
      { parameters: [query('a', false, { type: 'array', items: text })] },
      { parameters: [{ ...query('a', false, { type: 'array', items: text }), explode: false }] },
      ['fix pets.create.a: Is sent in another way.'],
    ],
    [
      'has a fix for a call that goes to another server',
      { paths: { '/toys': get } },
      { paths: { '/toys': { get: { ...get.get, servers: [{ url: 'https://toys.test' }] } } } },
      ['fix toys.list: Is sent to `https://toys.test` now.'],
    ],
    [
      'has a fix for another media type of the same answer',
      { paths: { '/toys': { get: { responses: { 200: { description: '', content: { 'text/csv': {} } } } } } } },
      { paths: { '/toys': { get: { responses: { 200: { description: '', content: { 'text/plain': {} } } } } } } },
      ['fix toys.list: The answer is sent as `text/plain` now.'],
    ],
    [
      'tells of webhooks',
      { webhooks: { gone: hook(text), kept: hook(object({ a: text, b: text })) } },
      { webhooks: { kept: hook(object({ b: text })), fresh: hook(text) } },
      ['breaking gone: The webhook is gone.', 'breaking kept.a: Is gone.', 'feature fresh: The webhook is new.'],
    ],
  ])('%s', (_fact, before, after, wanted) => {
    const changes = compareModels(modelOf(before), modelOf(after));
    expect(changes.map(({ level, place, message }) => `${level} ${place}: ${message}`)).toEqual(wanted);
  });
});
