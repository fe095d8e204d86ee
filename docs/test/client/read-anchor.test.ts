import { expect, it } from 'vitest';
import { readAnchor } from '../../src/runtime/client/read-anchor.ts';

it.each([
  ['', ''],
  ['#returns.events', 'returns.events'],
  ['#body.gr%C3%B6%C3%9Fe', 'body.größe'],
  ['#100%', '100%'],
  ['#%E0%A4', '%E0%A4'],
])('the hash %j names %j', (hash, anchor) => {
  expect(readAnchor(hash)).toBe(anchor);
});
