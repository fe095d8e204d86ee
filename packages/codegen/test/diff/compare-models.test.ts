import { describe, expect, it } from 'vitest';
import { compareModels } from '../../src/diff/compare-models.ts';
import { buildModel } from '../../src/model/build-model.ts';
import type { Json } from '../../src/model/schema.ts';
import { normalise } from '../spec/normalise/normalise.ts';

interface Parts {
  readonly parameters?: Json;
  readonly asks?: Json;
  readonly answers?: Json;
  readonly schemas?: Readonly<Record<string, Json>>;
  readonly paths?: Readonly<Record<string, Json>>;
}

function modelOf({ parameters = [], asks, answers, schemas = {}, paths = {} }: Parts) {
  const content = (schema: Json | undefined): Record<string, Json> =>
    schema === undefined ? {} : { content: { 'application/json': { schema } } };
  const post = {
    parameters,
    ...(asks !== undefined && { requestBody: { required: true, ...content(asks) } }),
    responses: { '200': { description: '', ...content(answers) } },
  };
  const { document } = normalise({ paths: { '/pets': { post }, ...paths }, components: { schemas } });
  return buildModel({ document, file: 'pets.yaml' });
}

const text = { type: 'string' };
const query = (name: string, required = false, schema: Json = text) => ({ name, in: 'query', required, schema });
const object = (properties: Readonly<Record<string, Json>>, ...required: readonly string[]) => ({
  type: 'object',
  properties,
  required: [...required],
});
const get = { get: { responses: {} } };

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
      ['fix pets.create.a: Has another default now.'],
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
      ['feature pets.create.a: Was `enum` and is `string`.'],
    ],
    [
      'breaks for a request that takes less',
      { asks: object({ a: text }) },
      { asks: object({ a: { enum: ['x'] } }) },
      ['breaking pets.create.a: Was `string` and is `enum`.'],
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
      'has a fix for other limits',
      { answers: { type: 'string', maxLength: 3 } },
      { answers: { type: 'string', maxLength: 5 } },
      ['fix pets.create(): Has other limits now.'],
    ],
  ])('%s', (_fact, before, after, wanted) => {
    const changes = compareModels(modelOf(before), modelOf(after));
    expect(changes.map(({ level, place, message }) => `${level} ${place}: ${message}`)).toEqual(wanted);
  });
});
