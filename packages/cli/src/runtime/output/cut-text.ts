import measure from 'fast-string-truncated-width';

const graphemes = new Intl.Segmenter();

/** How many columns of a terminal a text takes, all on one line. */
export function textWidth(text: string): number {
  return measure(text).width;
}

/** Whether a text is one that people copy, such as an id, a date or an address: it is of no use when it is cut. */
export function isCopied(text: string): boolean {
  return /^[!-~]{1,100}$/.test(text) && !/^[[{]/.test(text);
}

/**
 * A text that fits into some columns of a terminal, with an ellipsis in the place of what does not. Of a long text no
 * more is read than fits.
 */
export function cutText(text: string, columns: number): string {
  const room = Math.max(1, columns);
  let width = 0;
  let end = 0;
  // The library can cut too, but not always at the right place.
  for (const { segment } of graphemes.segment(text)) {
    width += textWidth(segment);
    if (width > room) return `${text.slice(0, end)}…`;
    if (width < room) end += segment.length;
  }
  return text;
}

/** The same, filled up with blanks. */
export function fitText(text: string, columns: number): string {
  const cut = cutText(text, columns);
  return cut + ' '.repeat(Math.max(0, columns - textWidth(cut)));
}
