import { createLineCutter } from './line-cutter.ts';
import type { StreamParser } from './stream-parser.ts';

/**
 * Reads server-sent events: the data of each. All other fields are passed over. The byte order mark is the decoder's.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function createEventParser(onEvent: (json: string) => void): StreamParser {
  let data: string | undefined;
  let endsInReturn = false;
  const { feed } = createLineCutter((line) => {
    if (!line) {
      // The standard drops an event whose data is empty.
      if (data) onEvent(data);
      data = undefined;
    } else if (line.startsWith('data:') || line === 'data') {
      const value = line.slice(line[5] === ' ' ? 6 : 5);
      data = data === undefined ? value : `${data}\n${value}`;
    }
  });
  return {
    feed(piece) {
      if (!piece) return;
      // A line feed after the carriage return that ended the piece before is the second half of that line end.
      const text = endsInReturn && piece[0] === '\n' ? piece.slice(1) : piece;
      endsInReturn = piece.endsWith('\r');
      feed(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);
    },
    // The standard drops an event that is not complete when the stream ends.
    end: () => undefined,
  };
}
