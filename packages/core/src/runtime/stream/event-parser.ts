import { createParser } from 'eventsource-parser';
import type { StreamParser } from './stream-parser.ts';

/**
 * Reads server-sent events: the data of each. Names and ids of events are passed over.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function createEventParser(onEvent: (json: string) => void): StreamParser {
  const { feed } = createParser({
    // The standard drops an event whose data is empty.
    onEvent: ({ data }) => data && onEvent(data),
  });
  // The standard drops an event that is not complete when the stream ends.
  return { feed, end: () => undefined };
}
