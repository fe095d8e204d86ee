import type { StreamParser } from './stream-parser.ts';

/** Hands over a text as it arrives: each piece is an event. */
export function createTextParser(onEvent: (text: string) => void): StreamParser {
  return {
    // A character that is cut in two makes a piece without text.
    feed: (piece) => void (piece && onEvent(piece)),
    decode: (text) => text,
    end: () => undefined,
  };
}
