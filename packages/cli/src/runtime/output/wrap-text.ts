import { textWidth } from './cut-text.ts';

/** What stands before the text of a line: blanks, and the mark of a list, the first of two columns, or a label. */
const beforeText = /^ *(?:(?:[-*+]|\d+[.)]) +|\S+ {2,}(?=\S)|Usage: )?/;

/** A line of its own, which no prose goes on into: a flag, or a property with its type. */
const entry = /^ +(?:--?[\w[]|[^\s:]+: )/;

/**
 * Text whose lines fit into some columns of a terminal. A line that is too long goes on below its own text, and what is
 * left of it goes on with the next line of its paragraph. A word that is too long stays whole, save that a list of choices
 * is cut behind a bar.
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
  return next.trim() !== '' && !entry.test(next) && beforeText.exec(next)?.[0] === blanks;
}

function wrapLine(line: string, columns: number): string[] {
  if (textWidth(line) <= columns) return [line];
  const [before = ''] = beforeText.exec(line) ?? [];
  const blanks = ' '.repeat(before.length + (entry.test(line) ? 2 : 0));
  const [first = '', ...words] = line.slice(before.length).split(' ');
  const lines = [before + first];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (textWidth(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(blanks + word);
  }
  return lines.flatMap((each) => cutAtBars(each, blanks, columns));
}

function cutAtBars(line: string, blanks: string, columns: number): string[] {
  const end = line.lastIndexOf('|', columns - 1) + 1;
  if (textWidth(line) <= columns || end <= blanks.length) return [line];
  return [line.slice(0, end), ...cutAtBars(blanks + line.slice(end), blanks, columns)];
}
