import { expect, it } from 'vitest';
import { firstOperation } from '../src/runtime/first-operation.ts';
import type { PageData, ParameterData } from '../src/runtime/page-data.ts';

const parameter = (required?: true): ParameterData => ({
  name: 'id',
  type: { kind: 'string' },
  in: 'query',
  argument: 'id',
  flag: 'id',
  ...(required && { required }),
});
const view = { example: '' };
const page = (id: string, method: string, ...parameters: readonly ParameterData[]): PageData => ({
  id,
  slug: id,
  title: id,
  method,
  path: '/',
  parameters,
  returns: { status: '200', description: '' },
  errors: [],
  views: { http: view, typescript: view, react: view, cli: view },
});

it.each([
  [
    'one that reads and needs nothing',
    [page('a', 'post'), page('b', 'get', parameter(true)), page('c', 'get', parameter())],
    'c',
  ],
  ['the first where none is so simple', [page('a', 'post'), page('b', 'get', parameter(true))], 'a'],
  ['nothing of an API without operations', [], undefined],
])('shows %s', (_, pages, wanted) => {
  expect(firstOperation(pages)?.id).toBe(wanted);
});
