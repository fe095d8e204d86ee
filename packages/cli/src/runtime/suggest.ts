import { closest, distance } from 'fastest-levenshtein';
import type { UnknownName } from './command-error.ts';

/** More names than this would hide the message that they belong to. */
const longestList = 10;

/**
 * What to write in place of a name that is not known: the nearest known one where one is near, or the group that ends
 * with it, else all of them where they are few.
 */
export function suggest({ given, known }: UnknownName): string {
  if (known.length === 0) return 'None is known here.';
  const ending = known.find((name) => name.endsWith(`:${given}`));
  const nearest = ending ?? closest(given, known);
  const isNear = ending !== undefined || distance(given, nearest) <= Math.max(2, given.length / 3);
  if (isNear) return `Did you mean ${nearest}?`;
  return known.length > longestList ? 'See --help for what is known here.' : `Known here: ${known.join(', ')}.`;
}
