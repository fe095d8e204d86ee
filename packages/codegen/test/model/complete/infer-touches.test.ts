import { expect, it } from 'vitest';
import { modelOf } from '../../sources.ts';

const pets = `
paths:
  /pets: { get: {}, post: {}, delete: {} }
  /pets/{id}: { get: {}, patch: {}, delete: {} }
  /pets/{petId}/photo: { get: {}, put: {} }
  /pets/{id}/rename: { post: {} }
  /pets/search: { post: {} }
  /petshops: { get: {}, post: {} }
`;

it.each([
  ['pets.list', []],
  ['pets.create', ['pets.list']],
  ['pets.deleteAll', ['pets.list', 'pets.retrieve']],
  ['pets.update', ['pets.list', 'pets.retrieve']],
  ['pets.delete', ['pets.list', 'pets.retrieve']],
  ['pets.rename', ['pets.list', 'pets.retrieve']],
  ['pets.search', []],
  ['petshops.create', ['petshops.list']],
])('%s touches %j where no configuration says so', async (id, wanted) => {
  const { operations } = await modelOf(pets);
  expect(operations.find((operation) => operation.id === id)?.touches).toEqual(wanted);
});

it.each([
  ['', ['pets.list']],
  [', touches: []', []],
  [', touches: [pets.retrieve]', ['pets.retrieve']],
])('a configuration has the last word: %s', async (touches, wanted) => {
  const calls = 'list: get /pets, retrieve: "get /pets/{id}"';
  const config = `resources: { pets: { ${calls}, create: { endpoint: post /pets${touches} } } }\n`;
  const { operations } = await modelOf(pets, config);
  expect(operations.find(({ id }) => id === 'pets.create')?.touches).toEqual(wanted);
});

it.each([
  [', pagination: { kind: link }', []],
  ['', ['pets.list']],
])('a POST that a configuration has read page by page touches nothing%s', async (pagination, wanted) => {
  const answers = '200: { content: { application/json: { schema: { type: array, items: {} } } } }';
  const paths = `paths: { /pets: { get: {} }, /pets/report: { post: { responses: { ${answers} } } } }`;
  const calls = `list: get /pets, report: { endpoint: post /pets/report${pagination} }`;
  const { operations } = await modelOf(paths, `resources: { pets: { ${calls} } }\n`);
  expect(operations.find(({ id }) => id === 'pets.report')?.touches).toEqual(wanted);
});
