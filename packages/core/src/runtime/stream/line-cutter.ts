/**
 * Cuts a text that arrives in pieces into lines that end by a line feed.
 *
 * @returns What takes the next piece, and what gives the text after the last line end.
 */
export function createLineCutter(onLine: (line: string) => void): { feed(piece: string): void; rest(): string } {
  // Joined once a line is complete: adding each piece to a text would copy a long line again and again.
  let pieces: string[] = [];
  const rest = (): string => {
    const text = pieces.join('');
    pieces = [];
    return text;
  };
  return {
    feed(piece) {
      let start = 0;
      for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', start)) {
        const line = piece.slice(start, end);
        start = end + 1;
        if (pieces.length) {
          pieces.push(line);
          onLine(rest());
        } else onLine(line);
      }
      if (start < piece.length) pieces.push(piece.slice(start));
    },
    rest,
  };
}
