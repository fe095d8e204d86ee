import { expect, it } from 'vitest';
import { operationProse } from '../../src/model/operation-prose.ts';

it.each([
  ['nothing', {}, undefined],
  ['the summary alone', { summary: 'List pets' }, 'List pets'],
  ['the description alone', { description: 'Gives a page.' }, 'Gives a page.'],
  [
    'the summary before the description',
    { summary: ' List pets ', description: 'Gives a page.\n' },
    'List pets\n\nGives a page.',
  ],
  [
    'a description that begins with the summary',
    { summary: 'List pets.', description: 'List  pets, by age.' },
    'List  pets, by age.',
  ],
  ['a summary that holds the description', { summary: 'List all pets', description: 'list all' }, 'List all pets'],
  ['blank text as none', { summary: ' ', description: '\n' }, undefined],
])('tells %s', (_fact, given, wanted) => {
  expect(operationProse(given)).toBe(wanted);
});
