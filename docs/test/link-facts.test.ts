import { expect, it } from 'vitest';
import { linkNotes } from '../src/runtime/link-facts.ts';

it('linkNotes says where an answer leads, and what the call is given', () => {
  const parameters = [
    { name: 'id', value: '$response.body#/id' },
    { name: 'a`b', value: '*' },
  ];
  const notes = linkNotes(
    [
      { title: 'Read [a] pet', slug: 'pets/read', parameters, description: 'As it is *now*.' },
      { title: 'List', slug: 'pets/list', parameters: [] },
    ],
    (slug) => `/reference/http/${slug}`,
  );
  expect(notes).toEqual([
    'From this answer: [Read \\[a\\] pet](/reference/http/pets/read), with `id` from `$response.body#/id`, `` a`b `` from `*`.',
    'As it is *now*.',
    'From this answer: [List](/reference/http/pets/list).',
  ]);
});
