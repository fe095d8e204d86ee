import { closest, distance } from 'fastest-levenshtein';

/**
 * What to write instead of a name that is not known, as a sentence: the nearest known name where one is near, else
 * all of them.
 */
export function suggest(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'None is known here.';
  const nearest = closest(name, known);
  const isNear = distance(name, nearest) <= Math.max(2, name.length / 3);
  return isNear ? `Did you mean ${nearest}?` : `Known here: ${known.join(', ')}.`;
}
