import { describe, expect, it, test } from 'vitest';
import type { IndexData, OperationLink, ResourceData } from '../src/runtime/page-data.ts';
import { methodBadge, referenceSidebar, type SidebarEntry } from '../src/runtime/sidebar.ts';

const operation = (title: string, method: string, resource = 'beta'): OperationLink => ({
  title,
  method,
  path: '/',
  slug: `${resource}/${title.toLowerCase()}`,
  calls: { http: '', typescript: '', react: '', cli: '' },
});
const resource = (title: string, operations: OperationLink[], children: ResourceData[] = []): ResourceData => {
  return { id: title.toLowerCase(), title, operations, children };
};
const library = (...resources: ResourceData[]): IndexData => ({
  title: 'Library',
  version: '1',
  install: { http: '', typescript: '', react: '', cli: '' },
  setup: { http: '', typescript: '', react: '', cli: '' },
  resources,
});
const outline = (entries: readonly SidebarEntry[]): unknown[] => {
  return entries.map((entry) => (entry.type === 'group' ? [entry.label, ...outline(entry.entries)] : entry.href));
};

describe('the sidebar', () => {
  it('lists the tree of resources in each view, without levels that hold one thing', () => {
    const index = library(
      resource('Beta', [], [resource('Books', [operation('List', 'get'), operation('Delete', 'delete')])]),
    );
    const sidebar = referenceSidebar(index, '/guides/');
    expect(sidebar.map(({ label }) => label)).toEqual(['HTTP', 'TypeScript', 'React', 'CLI']);
    expect(outline(sidebar)[3]).toEqual([
      'CLI',
      '/reference/cli/',
      ['Books', '/reference/cli/beta/list/', '/reference/cli/beta/delete/'],
    ]);
  });

  it('marks the page that it stands beside', () => {
    const index = library(resource('Beta', [operation('List', 'get'), operation('Read', 'get')]));
    const text = JSON.stringify(referenceSidebar(index, '/reference/cli/beta/read/'));
    expect(text.match(/"href":"[^"]*","isCurrent":true/g)).toEqual([
      '"href":"/reference/cli/beta/read/","isCurrent":true',
    ]);
  });

  it('unfolds of a large API only what is around the page', () => {
    const many = Array.from({ length: 200 }, (_, position) => operation(`Op${position}`, 'get', 'shelves'));
    const index = library(
      resource('Books', [operation('List', 'get', 'books')]),
      resource('Beta', [], [resource('Shelves', many)]),
    );
    expect(outline(referenceSidebar(index, '/reference/cli/books/list/'))).toEqual([
      '/reference/http/',
      '/reference/typescript/',
      '/reference/react/',
      ['CLI', '/reference/cli/', ['Books', '/reference/cli/books/list/'], '/reference/cli/#resource.shelves'],
    ]);
    expect(outline(referenceSidebar(index, '/guides/'))).toHaveLength(4);
  });
});

test.each([
  ['get', 'GET'],
  ['delete', 'DEL'],
])('shortens %s to %s', (method, badge) => {
  expect(methodBadge(method)).toBe(badge);
});
