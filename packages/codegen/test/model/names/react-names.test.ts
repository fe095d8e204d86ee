import { expect, it } from 'vitest';
import { NameRegistry } from '../../../src/model/names/name-registry.ts';
import { claimReactNames } from '../../../src/model/names/react-names.ts';

it('takes all names of an operation from its path', () => {
  expect(claimReactNames('BetaChatRetrieve', new NameRegistry())).toEqual({
    pascal: 'BetaChatRetrieve',
    react: {
      key: 'betaChatRetrieveKey',
      options: 'betaChatRetrieveOptions',
      infiniteOptions: 'betaChatRetrieveInfiniteOptions',
      cache: 'betaChatRetrieveCache',
      infiniteCache: 'betaChatRetrieveInfiniteCache',
      mutationOptions: 'betaChatRetrieveMutationOptions',
      variables: 'BetaChatRetrieveVariables',
      hook: 'useBetaChatRetrieve',
      suspenseHook: 'useSuspenseBetaChatRetrieve',
      infiniteHook: 'useInfiniteBetaChatRetrieve',
      suspenseInfiniteHook: 'useSuspenseInfiniteBetaChatRetrieve',
    },
  });
});

it.each<[fact: string, taken: string[], wanted: string]>([
  ['no other has its path', ['useA'], 'PetsList'],
  ['another has its path', ['usePetsList'], 'PetsList2'],
  ['another has one of its names', ['petsListKey'], 'PetsList2'],
  ['others have the first numbers', ['usePetsList', 'petsList2Options'], 'PetsList3'],
])('gives an operation one stem where %s', (_fact, taken, wanted) => {
  expect(claimReactNames('PetsList', new NameRegistry(taken)).pascal).toBe(wanted);
});

it('keeps a suspense hook apart from the hook of a resource called suspense', () => {
  const taken = new NameRegistry();
  expect([claimReactNames('SuspenseList', taken), claimReactNames('List', taken)].map(({ pascal }) => pascal)).toEqual([
    'SuspenseList',
    'List2',
  ]);
});
