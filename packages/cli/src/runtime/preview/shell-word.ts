/** A text as one word of a POSIX shell, in single quotes where it has to be. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A text in double quotes, with a variable in the place of each mark. */
export function shellTemplate(text: string, mark: string, variable: string): string {
  const parts = text.split(mark).map((part) => part.replace(/["$`\\]/g, '\\$&'));
  return `"${parts.join(`$${variable}`)}"`;
}
