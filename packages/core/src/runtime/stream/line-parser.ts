import type { StreamParser } from './stream-parser.ts';

const recordSeparator = '\x1e';

/**
 * Reads one JSON text a line, each perhaps after a record separator, with or without a line end after the last.
 *
 * @see https://jsonlines.org
 * @see https://www.rfc-editor.org/rfc/rfc7464
 */
export function createLineParser(onEvent: (json: string) => void): StreamParser {
  // Joined once a line is complete: adding each piece to a text would copy a long line again and again.
  let pieces: string[] = [];
  const emit = (): void => {
    const json = pieces.join('').replaceAll(recordSeparator, '').trim();
    pieces = [];
    if (json) onEvent(json);
  };
  return {
    feed(piece) {
      const [first = '', ...others] = piece.split('\n');
      pieces.push(first);
      for (const line of others) {
        emit();
        pieces.push(line);
      }
    },
    end: emit,
  };
}
