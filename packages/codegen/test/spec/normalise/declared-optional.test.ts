import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { normalise } from './normalise.ts';

const constant = { type: 'string', const: 'cat', default: 'cat' };
const cat = { type: 'object', required: ['name'], properties: { name: { type: 'string' }, kind: constant } };

function normaliseCat(parts: { asks?: Json; answers?: Json; cat?: Json; union?: Json }) {
  const body = (schema: Json) => ({ content: { 'application/json': { schema } } });
  const { document } = normalise({
    paths: {
      '/cats': {
        post: {
          ...(parts.asks !== undefined && { requestBody: body(parts.asks) }),
          responses: { 200: { description: '', ...(parts.answers !== undefined && body(parts.answers)) } },
        },
      },
    },
    components: { schemas: { Cat: parts.cat ?? cat, ...(parts.union !== undefined && { Union: parts.union }) } },
  });
  return document.components.schemas.Cat;
}

const reference = { $ref: '#/components/schemas/Cat' };
const discriminated = { oneOf: [reference], discriminator: { propertyName: 'kind' } };
const sent = { ...cat, required: ['name', 'kind'], 'x-declared-optional': ['kind'] };

describe('a constant left optional', () => {
  test.each<[string, Parameters<typeof normaliseCat>[0], Json]>([
    ['is sent in an answer', { answers: reference }, sent],
    [
      'is sent in an answer that holds it deep inside',
      { answers: { type: 'array', items: { allOf: [reference] } } },
      sent,
    ],
    ['stays optional where nothing uses the schema', {}, cat],
    ['stays optional in a request', { asks: reference }, cat],
    ['stays optional where requests and answers share the schema', { asks: reference, answers: reference }, cat],
    ['tells members of a union apart in a request, too', { asks: reference, union: discriminated }, sent],
    ['tells members apart of a union that stands in its place', { answers: discriminated }, sent],
  ])('%s', (_, given, wanted) => {
    expect(normaliseCat(given)).toEqual(wanted);
  });

  test.each<[string, Json]>([
    ['no default', { type: 'string', const: 'cat' }],
    ['another default', { type: 'string', const: 'cat', default: 'dog' }],
    ['several values', { type: 'string', enum: ['cat', 'dog'], default: 'cat' }],
  ])('stays optional with %s', (_, kind) => {
    const given = { ...cat, properties: { kind } };
    expect(normaliseCat({ cat: given, answers: reference })).toEqual(given);
  });

  test('is found within allOf', () => {
    const given = { allOf: [{ type: 'object', properties: { kind: { type: 'string', enum: ['cat'] } } }] };
    expect(normaliseCat({ cat: given, answers: discriminated })).toEqual({
      allOf: [{ ...given.allOf[0], required: ['kind'], 'x-declared-optional': ['kind'] }],
    });
  });
});
