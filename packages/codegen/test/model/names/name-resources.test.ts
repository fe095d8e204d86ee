import { expect, it } from 'vitest';
import { allResources } from '../../../src/model/resource-tree.ts';
import { modelOf } from '../../sources.ts';

it.each([
  [
    '/agents/repos, /repos, /users/repos',
    { agents: 'Agents', 'agents.repos': 'AgentsRepos', repos: 'Repos', 'users.repos': 'UsersRepos' },
  ],
  ['/a/x/pets, /b/pets', { 'a.x.pets': 'AXPets', 'b.pets': 'BPets' }],
  ['/pets, /shops/pets', { pets: 'PetsResource', 'shops.pets': 'ShopsPets' }],
])('%s: resources nearer to the client choose their names first', async (paths, wanted) => {
  const calls = paths.split(', ').map((path) => `  ${path}: { get: { responses: {} } }\n`);
  const model = await modelOf(`paths:\n${calls.join('')}components: { schemas: { Pets: { type: object } } }\n`);
  const classes = allResources(model.resources).map(({ path, className }) => [path.join('.'), className]);
  expect(Object.fromEntries(classes)).toMatchObject(wanted);
});

it.each([
  ['/agents/repos, /repos', ['AgentsRepoListResponse', 'RepoListResponse']],
  ['/account, /accounts', ['AccountRetrieveResponse', 'AccountsListResponse']],
])('%s: types begin with the name of their resource, in the singular where that is free', async (paths, wanted) => {
  const answer = '{ "200": { description: "", content: { application/json: { schema: { type: object } } } } }';
  const calls = paths.split(', ').map((path) => `  ${path}: { get: { responses: ${answer} } }\n`);
  const model = await modelOf(`paths:\n${calls.join('')}`);
  expect(model.operations.map(({ names }) => names.response)).toEqual(wanted);
});
