import { splitAtMarks } from './secret-mark.ts';

/** A text as one word of a POSIX shell, in single quotes where it has to be. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A text as one word, with variables in the place of the marks of their secrets. */
export function shellTemplate(text: string, variables: readonly string[]): string {
  const parts = splitAtMarks(text);
  if (parts.length === 1) return shellWord(text);
  const inner = parts.map((part, index) =>
    index % 2 === 0 ? part.replace(/["$`\\]/g, '\\$&') : `$${variables[Number(part)]}`,
  );
  return `"${inner.join('')}"`;
}
