/**
 * Text as code in Markdown, whatever backticks it holds, on one line.
 *
 * @see https://spec.commonmark.org/0.31.2/#code-spans
 */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const longest = longestRun(line);
  const fence = '`'.repeat(longest + 1);
  const needsSpace = longest > 0 || line.startsWith(' ') || line === '';
  return needsSpace ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/**
 * Text as a block of code in Markdown, whatever backticks it holds.
 *
 * @see https://spec.commonmark.org/0.31.2/#fenced-code-blocks
 */
export function codeBlock(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  const runs = text.match(/`+/g) ?? [];
  return runs.reduce((length, run) => Math.max(length, run.length), 0);
}

/** A table in Markdown. The cells are Markdown. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => oneLine(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * Text of the document. One paragraph stays as it is, on one line. Anything longer is quoted, so that its lists,
 * headings and open fences end where it ends.
 */
export function prose(text: string): string {
  const trimmed = text.trim();
  const isParagraph = !/\n\s*\n/.test(trimmed) && !/^[^\S\n]*([-+*#>|<~=_]|```|\d+[.)])/m.test(trimmed);
  return isParagraph ? oneLine(trimmed) : trimmed.replace(/^/gm, '> ');
}

/** Text that stands for itself in Markdown, on one line. */
export function plainText(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>#|&~]/g, '\\$&');
}

/** Text on one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Parts of a page with a blank line between. What is missing is left out. */
export function blocks(parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join('\n\n');
}
