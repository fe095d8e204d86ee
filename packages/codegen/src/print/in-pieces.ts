/** Characters that are read and formatted at once. Both take some fifty times the room of the text. */
const pieceLength = 200_000;

/** Where a declaration begins. No other line looks like this: comments are indented, and text has no line breaks. */
const seam = /\n(?=\n(?:\/\*\*|export |const ))/;

/**
 * Cuts a long file between its declarations. The text is that of all pieces, one after another; what is imported stands
 * in the first of them.
 */
export function inPieces(content: string): readonly string[] {
  if (content.length <= pieceLength) return [content];
  const pieces: string[] = [];
  let piece = '';
  for (const declaration of content.split(seam)) {
    if (piece !== '' && piece.length + declaration.length > pieceLength) {
      pieces.push(piece);
      piece = '';
    }
    piece += `${declaration}\n`;
  }
  return [...pieces, piece];
}
