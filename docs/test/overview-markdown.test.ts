import { expect, it } from 'vitest';
import { overviewMarkdown } from '../src/runtime/overview-markdown.ts';
import type { IndexData, ResourceData } from '../src/runtime/page-data.ts';

const views = { http: '', typescript: '', react: '', cli: '' };
const sizes: ResourceData = {
  id: 'toys.sizes',
  title: 'Sizes',
  operations: [
    {
      title: 'List sizes',
      method: 'get',
      path: '/toys/sizes',
      slug: 'toys/sizes/list',
      calls: { ...views, typescript: 'client.toys.sizes.list' },
    },
  ],
  children: [],
};

it('says what a resource is that only holds others', () => {
  const toys: ResourceData = { id: 'toys', title: 'Toys', description: 'All toys.', operations: [], children: [sizes] };
  const silent: ResourceData = { id: 'none', title: 'None', operations: [], children: [] };
  const index: IndexData = { title: 'Shop', version: '1', install: views, setup: views, resources: [toys, silent] };
  expect(overviewMarkdown(index, 'typescript').split('\n\n').slice(2)).toEqual([
    '## Toys',
    'All toys.',
    '## Sizes',
    '- [List sizes](/reference/typescript/toys/sizes/list/index.md): `client.toys.sizes.list`',
  ]);
});
