import { expect, test } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { normalise } from './normalise.ts';

const text = { type: 'string' };
const base = { $ref: '#/components/schemas/Base' };

/** A schema beside these others, after it was read. */
function read(schema: Json, others: { readonly [name: string]: Json } = {}) {
  const Base = { type: 'object', properties: { id: text, name: text }, required: ['id'] };
  return normalise({ components: { schemas: { Base, ...others, Pet: schema } } }).document.components.schemas.Pet;
}

test.each<[where: string, schema: Json, wanted: Json]>([
  [
    'what a part refers to',
    { allOf: [base, { required: ['name'] }] },
    { allOf: [base, { required: ['name'], type: 'object', properties: { name: text } }] },
  ],
  [
    'a part that has properties of its own',
    { allOf: [base, { type: 'object', required: ['name', 'age'], properties: { age: text } }] },
    { allOf: [base, { type: 'object', required: ['name', 'age'], properties: { age: text, name: text } }] },
  ],
  [
    'the whole',
    { type: 'object', required: ['name'], allOf: [base] },
    { type: 'object', required: ['name'], properties: { name: text }, allOf: [base] },
  ],
  [
    'a part of a part',
    { allOf: [{ $ref: '#/components/schemas/Toy' }, { required: ['name'] }] },
    {
      allOf: [{ $ref: '#/components/schemas/Toy' }, { required: ['name'], type: 'object', properties: { name: text } }],
    },
  ],
])('a property that %s declares is one of the part that requires it', (_, schema, wanted) => {
  expect(read(schema, { Toy: { allOf: [base, { description: 'A toy.' }] } })).toEqual(wanted);
});

test.each<[fact: string, schema: Json]>([
  ['the part that declares it requires it', { allOf: [base, { required: ['id'] }] }],
  ['nothing declares it', { allOf: [base, { required: ['constructor', 'color'] }] }],
  ['the whole is made of nothing else', { type: 'object', required: ['name'] }],
])('a required property stays where %s', (_, schema) => {
  expect(read(schema)).toEqual(schema);
});

test('a required property is found in bodies and answers, whatever it is called', () => {
  const parts = JSON.parse('[{ "properties": { "__proto__": { "type": "string" } } }, { "required": ["__proto__"] }]');
  const content = { 'application/json': { schema: { type: 'array', items: { allOf: parts } } } };
  const { document } = normalise({
    paths: { '/a': { post: { requestBody: { content }, responses: { 200: { description: '', content } } } } },
  });
  const { requestBody, responses } = document.paths['/a']?.post ?? {};
  for (const body of [requestBody, responses?.[200]]) {
    const [, part] = body?.content?.['application/json']?.schema?.items?.allOf ?? [];
    expect(Object.entries(part?.properties ?? {})).toEqual([['__proto__', text]]);
  }
});
