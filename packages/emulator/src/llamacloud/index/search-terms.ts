/** Words that questions are made of and that say nothing about their subject. */
const fillers: ReadonlySet<string> = new Set(
  (
    'a about an and any are as at be been but by can could did do does for from had has have how i if in into is it its ' +
    'me my no not of on or our should so some tell than that the their them then there these they this those to us was ' +
    'we were what when where which who whom whose why will with would you your please explain describe say says does'
  ).split(' '),
);

/** Most words of a question that are looked for. */
const maxTerms = 32;

/** The words of a question that are worth looking for, in lower case, each once. */
export function searchTerms(question: string): string[] {
  const words = question.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  return [...new Set(words)].filter((word) => !fillers.has(word)).slice(0, maxTerms);
}
