import { closest, distance } from 'fastest-levenshtein';

/** How far a name may be from what was meant: a letter for so many, and two in short ones. */
const lettersPerSlip = 5;
const slipsInShortNames = 2;

/** Asks for the one of the names that there are which is nearly the given one; where none is, says what to do instead. */
export function didYouMean(given: string, known: readonly string[], otherwise: string): string {
  if (known.length === 0) return otherwise;
  const nearest = closest(given, known);
  const isNear = distance(given, nearest) <= Math.max(slipsInShortNames, given.length / lettersPerSlip);
  return isNear ? `Did you mean \`${nearest}\`?` : otherwise;
}
