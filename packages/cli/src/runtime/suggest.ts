import { closest, distance } from 'fastest-levenshtein';
import type { UnknownName } from './command-error.ts';

/** What to write in place of a name that is not known: the nearest known one where one is near, else all of them. */
export function suggest({ given, known }: UnknownName): string {
  if (known.length === 0) return 'None is known here.';
  const nearest = closest(given, known);
  const isNear = distance(given, nearest) <= Math.max(2, given.length / 3);
  return isNear ? `Did you mean ${nearest}?` : `Known here: ${known.join(', ')}.`;
}
