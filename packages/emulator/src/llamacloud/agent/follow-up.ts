import { searchTerms } from '../index/search-terms.ts';

const opening = /^\s*(?:and|but|or|also|then|so|what about|how about)\b/iu;
const backReference = /\b(?:it|its|they|them|their|theirs|these|those|this|same|he|him|his|she|her|hers)\b/iu;

/** Words of which one takes the place of another: after a question about March, `and in April?` is about April alone. */
const kinds: readonly ReadonlySet<string>[] = [
  'january february march april may june july august september october november december',
  'monday tuesday wednesday thursday friday saturday sunday',
  'first second third fourth fifth last next previous',
].map((words) => new Set(words.split(' ')));

/**
 * The query for a question that may follow up on another one. Where it does (`and in Q4?`, `How long do they take?`) the
 * words of the earlier query come first, except those that the new ones take the place of.
 *
 * @param earlier - The query before, or undefined where there is none.
 */
export function resolveFollowUp(question: string, earlier: string | undefined): string {
  const terms = searchTerms(question);
  const isFollowUp = terms.length === 0 || opening.test(question) || backReference.test(question);
  if (earlier === undefined || !isFollowUp) return question;
  const newKinds = new Set(terms.map(kindOf));
  const carried = searchTerms(earlier).filter((term) => !terms.includes(term) && !newKinds.has(kindOf(term)));
  return [...carried, question.trim()].join(' ');
}

/** What a word can be replaced by: another of its set, or one that differs in its digits alone; any other by itself. */
function kindOf(term: string): string {
  const set = kinds.findIndex((words) => words.has(term));
  return set < 0 ? term.replaceAll(/\p{N}/gu, '0') : `kind ${set}`;
}
