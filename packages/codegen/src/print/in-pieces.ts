/** Characters, at the least, that are read and formatted at once. Both take some fifty times the room of the text. */
const pieceLength = 50_000;

/**
 * Stands between declarations, and nowhere else: lines of comments begin with an asterisk, and literals have no line
 * breaks. Formatting leaves one empty line of it.
 */
export const seam = '\n\n\n';

/**
 * Cuts a long file between its declarations. The text is that of all pieces, one after another; what is imported stands
 * in the first of them.
 */
export function* inPieces(content: string): Generator<string> {
  let start = 0;
  while (content.length - start > pieceLength) {
    const end = content.indexOf(seam, start + pieceLength);
    if (end < 0) break;
    yield content.slice(start, end + 1);
    start = end + 1;
  }
  yield content.slice(start);
}
