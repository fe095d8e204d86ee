import { expect, test } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { normalise } from './normalise.ts';

const text = { type: 'string' };
const base = { $ref: '#/components/schemas/Base' };
const closed = { type: 'object', properties: { id: text }, additionalProperties: false };
const open = { type: 'object', properties: { id: text } };
const named = { type: 'object', properties: { name: text } };

function read(schemas: { readonly [name: string]: Json }) {
  const { document, warnings } = normalise({ components: { schemas } });
  return { schemas: { ...document.components.schemas }, places: warnings.map(({ pointer }) => pointer) };
}

test.each<[where: string, given: { [name: string]: Json }, wanted: object, places: readonly string[]]>([
  [
    'in its place',
    { Pet: { allOf: [closed, named] } },
    { Pet: { allOf: [open, named] } },
    ['#/components/schemas/Pet'],
  ],
  [
    'that is referred to',
    { Base: closed, Pet: { allOf: [base, named] } },
    { Base: open, Pet: { allOf: [base, named] } },
    ['#/components/schemas/Base'],
  ],
  [
    'around the others',
    { Base: open, Pet: { ...named, allOf: [base], additionalProperties: false } },
    { Base: open, Pet: { ...named, allOf: [base] } },
    ['#/components/schemas/Pet'],
  ],
  [
    'inside of a list',
    { Pets: { type: 'array', items: { allOf: [closed, named] } } },
    { Pets: { type: 'array', items: { allOf: [open, named] } } },
    ['#/components/schemas/Pets'],
  ],
])('a part %s takes the properties of the others', (_, given, wanted, places) => {
  expect(read(given)).toEqual({ schemas: wanted, places });
});

test.each<[fact: string, schemas: { [name: string]: Json }]>([
  ['is alone', { Base: closed }],
  ['declares what the others do', { Base: closed, Pet: { allOf: [base, { ...open, required: ['id'] }] } }],
  ['has its rules for other names', { Pet: { allOf: [{ ...closed, patternProperties: { '^x-': text } }, named] } }],
])('a part stays closed where it %s', (_, schemas) => {
  expect(read(schemas)).toEqual({ schemas, places: [] });
});

test('a closed part in a call is told at the operation', () => {
  const content = { 'application/json': { schema: { allOf: [closed, named] } } };
  const { document, warnings } = normalise({
    paths: { '/pets': { post: { requestBody: { content }, responses: { 200: { description: '', content } } } } },
  });
  const { requestBody, responses } = document.paths['/pets']?.post ?? {};
  for (const body of [requestBody, responses?.[200]]) {
    expect(body?.content?.['application/json']?.schema).toEqual({ allOf: [open, named] });
  }
  expect(warnings.map(({ pointer }) => pointer)).toEqual(['#/paths/~1pets/post']);
});
