import { expect, it } from 'vitest';
import { findPlace } from '../../src/runtime/client/find-place.ts';

const places = ['path.session_id', 'returns.items', 'returns.items.session_id', 'returns.items.job.turns'];

it.each([
  ['returns.items.session_id', 'returns.items.session_id'],
  ['returns', 'returns.items'],
  ['returns.items.job.error', 'returns.items'],
  ['returns.items.elsewhere', 'returns.items'],
  ['cookie.session', undefined],
  ['', undefined],
])('finds for %j the place %j', (anchor, want) => {
  expect(findPlace(anchor, places)).toBe(want);
});
