import { expect, test } from 'vitest';
import { compareTemplates, toRoutePath } from '../../src/runtime/route-path.ts';

test.each([
  ['/pets', '/pets', {}, {}],
  ['/pets/{pet-id}', '/pets/:p2', { p2: '5' }, { 'pet-id': '5' }],
  ['/{a}/x/{b}', '/:p1/x/:p3', { p1: '1', p3: '2' }, { a: '1', b: '2' }],
  ['/r/{name}.{format}', '/r/:p2{(?:[^/]+)\\.(?:[^/]+)}', { p2: 'a.b.csv' }, { name: 'a.b', format: 'csv' }],
  ['/pets/{id}?view=full', '/pets/:p2', { p2: '5' }, { id: '5' }],
  ['/jobs({id})', '/:p1{jobs\\x28(?:[^/]+)\\x29}', { p1: 'jobs(7)' }, { id: '7' }],
  ['/jobs/:cancel', '/jobs/:p2{:cancel}', { p2: ':cancel' }, {}],
  ['/jobs/*', '/jobs/:p2{\\*}', { p2: '*' }, {}],
  ['/jobs/{id}:cancel', '/jobs/:p2{(?:[^/]+):cancel}', { p2: '7:cancel' }, { id: '7' }],
])('%s is matched as %s', (template, pattern, found, wanted) => {
  const path = toRoutePath(template);
  expect(path.pattern).toBe(pattern);
  expect(path.read(found)).toEqual(wanted);
});

test('templates are ordered by how concrete they are, from the left', () => {
  const templates = ['/{a}/b', '/pets/{id}', '/pets/{id}.{format}', '/pets/mine', '/pets/{id}/toys', '/pets'];
  expect(templates.toSorted(compareTemplates)).toEqual([
    '/pets/mine',
    '/pets',
    '/pets/{id}.{format}',
    '/pets/{id}',
    '/pets/{id}/toys',
    '/{a}/b',
  ]);
});
