import { createLineCutter } from './line-cutter.ts';
import type { StreamParser } from './stream-parser.ts';

const recordSeparator = '\x1e';

/**
 * Reads one JSON text a line, each perhaps after a record separator, with or without a line end after the last.
 *
 * @see https://jsonlines.org
 * @see https://www.rfc-editor.org/rfc/rfc7464
 */
export function createLineParser(onEvent: (json: string) => void): StreamParser {
  const emit = (line: string): void => {
    const json = line.replaceAll(recordSeparator, '').trim();
    if (json) onEvent(json);
  };
  const { feed, rest } = createLineCutter(emit);
  return { feed, end: () => emit(rest()) };
}
