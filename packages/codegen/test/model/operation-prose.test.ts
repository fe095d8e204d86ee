import { expect, it } from 'vitest';
import { operationProse, splitSummary } from '../../src/model/operation-prose.ts';

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

it.each([
  [
    'a short line',
    { summary: 'List pets. All.\n', description: 'A page.' },
    { summary: 'List pets. All.', description: 'A page.' },
  ],
  ['no text', { summary: ' ' }, {}],
  ['several lines as one', { summary: 'List\n  pets' }, { summary: 'List pets' }],
  [
    'several paragraphs',
    { summary: 'List pets.\n\nBy age.\n\nOr not.', description: 'A page.' },
    { summary: 'List pets.', description: 'By age.\n\nOr not.\n\nA page.' },
  ],
  [
    'several sentences',
    { summary: `List pets, e.g. dogs, ${'and cats, '.repeat(10)}by age. Give a page.` },
    { summary: `List pets, e.g. dogs, ${'and cats, '.repeat(10)}by age.`, description: 'Give a page.' },
  ],
])('has as summary and description of %s', (_fact, given, wanted) => {
  expect(splitSummary(given)).toEqual(wanted);
});
