import { expect, it } from 'vitest';
import { pagerCommand } from '../../../src/runtime/output/pager.ts';

it.each<[environment: Record<string, string>, wanted: string | undefined]>([
  [{}, 'less'],
  [{ PAGER: 'more -d' }, 'more -d'],
  [{ PAGER: 'cat' }, undefined],
  [{ PAGER: '' }, undefined],
  [{ TERM: 'dumb' }, undefined],
  [{ TERM: 'dumb', PAGER: 'more' }, 'more'],
])('with %o the pager is %s', (environment, wanted) => {
  expect(pagerCommand(environment)).toBe(wanted);
});
