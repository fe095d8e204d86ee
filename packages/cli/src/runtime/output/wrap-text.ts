import { textWidth } from './cut-text.ts';

/** What stands before the text of a line: blanks, and the mark of a list, the first of two columns, or a label. */
const beforeText = /^ *(?:(?:[-*+]|\d+[.)]) +|\S+ {2,}(?=\S)|Usage: )?/;

/**
 * Text whose lines fit into some columns of a terminal. A line that is too long goes on below its own text, and what is
 * left of it goes on with the next line of its paragraph. A word that is too long stays whole.
 */
export function wrapText(text: string, columns: number): string {
  const wrapped: string[] = [];
  let rest: string | undefined;
  for (const next of text.split('\n')) {
    const isJoined = rest !== undefined && goesOn(rest, next);
    if (rest !== undefined && !isJoined) wrapped.push(rest);
    const lines = wrapLine(isJoined ? `${rest} ${next.trim()}` : next, columns);
    rest = lines.length > 1 ? lines.pop() : undefined;
    wrapped.push(...lines);
  }
  return [...wrapped, ...(rest === undefined ? [] : [rest])].join('\n');
}

function goesOn(line: string, next: string): boolean {
  const [blanks = ''] = /^ */.exec(line) ?? [];
  return next.trim() !== '' && beforeText.exec(next)?.[0] === blanks;
}

function wrapLine(line: string, columns: number): string[] {
  if (textWidth(line) <= columns) return [line];
  const [before = ''] = beforeText.exec(line) ?? [];
  const blanks = ' '.repeat(before.length);
  const [first = '', ...words] = line.slice(before.length).split(' ');
  const lines = [before + first];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (textWidth(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(blanks + word);
  }
  return lines;
}
