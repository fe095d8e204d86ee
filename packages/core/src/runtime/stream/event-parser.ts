import { createParser } from 'eventsource-parser';
import type { StreamParser } from './stream-parser.ts';

/**
 * Reads server-sent events: the data of each. Names and ids of events are passed over.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function createEventParser(onEvent: (json: string) => void): StreamParser {
  const parser = createParser({
    // Servers keep connections alive by events whose data is empty.
    onEvent: ({ data }) => data && onEvent(data),
  });
  let isLineEndOpen = false;
  return {
    feed: (text) => {
      parser.feed(text);
      if (text) isLineEndOpen = text.endsWith('\r');
    },
    // The parser waits for the other half of a line end, which need not have one. Beyond that nothing is completed: the
    // standard drops an event that is not whole when the stream ends.
    end: () => {
      if (isLineEndOpen) parser.feed('\n');
    },
  };
}
