/** A part of a file that is found and quoted as one. Lines count from 1; the last one is included. */
export interface TextPassage {
  readonly start_line: number;
  readonly end_line: number;
  readonly text: string;
}

/** A passage is about a printed page: it ends before the next Markdown heading from this length on, in characters. */
const headingLength = 1500;
/** A passage ends at the next blank line from this length on. */
const comfortableLength = 2500;
/** A passage ends at the next line from this length on; longer lines are cut. */
const maxLength = 3500;

/** Splits a text into passages of a page each, before Markdown headings and at blank lines. No passage is blank. */
export function splitPassages(text: string): TextPassage[] {
  const passages: TextPassage[] = [];
  let lines: string[] = [];
  let startLine = 1;
  let length = 0;

  const finish = (nextLine: number): void => {
    const last = lines.findLastIndex((line) => line.trim() !== '');
    const first = lines.findIndex((line) => line.trim() !== '');
    if (first >= 0) {
      const kept = lines.slice(first, last + 1);
      passages.push({ start_line: startLine + first, end_line: startLine + last, text: kept.join('\n') });
    }
    lines = [];
    length = 0;
    startLine = nextLine;
  };

  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const lineNumber = index + 1;
    const isHeading = /^#{1,6} /.test(line);
    if ((isHeading && length >= headingLength) || length + line.length > maxLength) finish(lineNumber);
    for (const [position, piece] of cut(line).entries()) {
      // One piece a passage: two would be counted as lines.
      if (position > 0) finish(lineNumber);
      lines.push(piece);
      length += piece.length;
    }
    if (line.trim() === '' && length >= comfortableLength) finish(lineNumber + 1);
  }
  finish(0);
  return passages;
}

/** Cuts a line that no passage could hold, between characters. */
function cut(line: string): string[] {
  if (line.length <= maxLength) return [line];
  const characters = [...line];
  const pieces: string[] = [];
  for (let start = 0; start < characters.length; start += maxLength / 2) {
    pieces.push(characters.slice(start, start + maxLength / 2).join(''));
  }
  return pieces;
}
