import { expect, test } from 'vitest';
import { prepareDocument } from '../../../src/spec/prepare-document.ts';
import { fixture } from '../fixture.ts';
import { normalise } from './normalise.ts';

const file = fixture('families/links.yaml');

test('links name the operation where it stands', async () => {
  const { document } = await prepareDocument(file);
  const { links } = document.paths['/pets']?.post?.responses['201'] ?? {};
  expect(Object.entries(links ?? {}).map(([name, { operationRef }]) => [name, operationRef])).toEqual([
    ['Read', '#/paths/~1pets~1{id}/get'],
    ['Toys', '#/paths/~1pets~1{id}~1toys/post'],
    ['Shared', '#/paths/~1pets~1{id}/delete'],
  ]);
});

test('links that name no operation are left out, with a warning and its line', async () => {
  const { warnings } = await prepareDocument(file);
  expect(warnings.map(({ line, message }) => `${line}: ${message}`)).toEqual([
    '19: The link names no operation of the document: "https://example.com/other.yaml#/paths/~1pets/get". It is left out; correct its operationId or operationRef.',
    '20: The link names no operation of the document: "missing". It is left out; correct its operationId or operationRef.',
    '21: The link names no operation. It is left out; correct its operationId or operationRef.',
  ]);
});

test.each([
  ['a path that is written without its slash', { operationRef: '#/paths/pets/get' }, '#/paths/~1pets/get'],
  ['a path that is elsewhere', { operationId: 'there' }, '#/paths/~1there/get'],
  ['the first of several operations of one id', { operationId: 'twice' }, '#/paths/~1pets/get'],
  ['no method', { operationRef: '#/paths/pets' }, undefined],
  ['what is no method', { operationRef: '#/paths/pets/parameters' }, undefined],
  ['what is no path', { operationRef: '#/components/x/get' }, undefined],
  ['the prototype', { operationRef: '#/paths/constructor/get' }, undefined],
])('a link may name %s', (_, link, wanted) => {
  const responses = { '200': { description: '', links: { it: link } } };
  const { document } = normalise({
    paths: {
      pets: { get: { operationId: 'twice', responses }, post: { operationId: 'twice', responses: {} } },
      '/there': { $ref: '#/components/pathItems/There' },
    },
    components: { pathItems: { There: { get: { operationId: 'there', responses: {} } } } },
  });
  expect(document.paths['/pets']?.get?.responses['200']?.links?.it?.operationRef).toBe(wanted);
});
