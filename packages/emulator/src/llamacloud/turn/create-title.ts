/** Longest title that is not cut, in characters. */
const maxLength = 60;

/** A title made from a question: one line, cut with an ellipsis. Null where the question is blank. */
export function createTitle(prompt: string): string | null {
  const characters = [...prompt.trim().replaceAll(/\s+/g, ' ')];
  if (characters.length === 0) return null;
  return characters.length <= maxLength
    ? characters.join('')
    : `${characters.slice(0, maxLength).join('').trimEnd()}...`;
}
