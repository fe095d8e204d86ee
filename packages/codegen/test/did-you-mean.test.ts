import { expect, it } from 'vitest';
import { didYouMean } from '../src/did-you-mean.ts';

it.each<[string, readonly string[], string]>([
  ['ends', ['starts', 'ends'], 'Did you mean `ends`?'],
  ['endz', ['starts', 'ends'], 'Did you mean `ends`?'],
  ['/organisations/{organisation}', ['/organizations/{organization}'], 'Did you mean `/organizations/{organization}`?'],
  ['colour', ['ends'], 'Say less.'],
  ['a', [], 'Say less.'],
])('of %j among %j is asked or said: %s', (given, known, wanted) => {
  expect(didYouMean(given, known, 'Say less.')).toBe(wanted);
});
