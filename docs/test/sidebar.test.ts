import { expect, test } from 'vitest';
import type { IndexData, OperationLink, ResourceData } from '../src/runtime/page-data.ts';
import { methodBadge, referenceSidebar, type SidebarEntry } from '../src/runtime/sidebar.ts';

const operation = (title: string, method: string): OperationLink => ({
  title,
  method,
  path: '/',
  slug: `beta/${title.toLowerCase()}`,
  calls: { http: '', typescript: '', react: '', cli: '' },
});
const resource = (title: string, operations: OperationLink[], children: ResourceData[] = []): ResourceData => {
  return { id: title, title, operations, children };
};
const outline = (entries: readonly SidebarEntry[]): unknown[] => {
  return entries.map((entry) => ('items' in entry ? [entry.label, ...outline(entry.items)] : entry.link));
};

test('each view lists the tree of resources, without levels that hold one thing', () => {
  const index: IndexData = {
    title: 'Library',
    version: '1',
    setup: { http: '', typescript: '', react: '', cli: '' },
    resources: [resource('Beta', [], [resource('Books', [operation('List', 'get'), operation('Delete', 'delete')])])],
  };
  const sidebar = referenceSidebar(index);
  expect(sidebar.map(({ label }) => label)).toEqual(['HTTP', 'TypeScript', 'React', 'CLI']);
  expect(outline(sidebar)[3]).toEqual([
    'CLI',
    '/reference/cli/',
    ['Books', '/reference/cli/beta/list/', '/reference/cli/beta/delete/'],
  ]);
});

test.each([
  ['get', 'GET'],
  ['delete', 'DEL'],
])('shortens %s to %s', (method, badge) => {
  expect(methodBadge(method)).toBe(badge);
});
