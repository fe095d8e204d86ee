import { expect, it } from 'vitest';
import { modelOf } from '../../sources.ts';

const pets = `
paths:
  /pets: { get: {}, post: {}, delete: {} }
  /pets/{id}: { get: {}, patch: {}, delete: {} }
  /pets/{petId}/photo: { get: {}, put: {} }
  /pets/{id}/rename: { post: {} }
  /petshops: { get: {}, post: {} }
`;

it.each([
  ['pets.list', []],
  ['pets.create', ['pets.list']],
  ['pets.deleteAll', ['pets.list', 'pets.retrieve']],
  ['pets.update', ['pets.list', 'pets.retrieve']],
  ['pets.delete', ['pets.list', 'pets.retrieve']],
  ['pets.rename', ['pets.list', 'pets.retrieve']],
  ['petshops.create', ['petshops.list']],
])('%s touches %j where no configuration says so', async (id, wanted) => {
  const { operations } = await modelOf(pets);
  expect(operations.find((operation) => operation.id === id)?.touches).toEqual(wanted);
});
