import { type BareItem, type List, parseList } from 'structured-headers';
import { type Fault, FaultError } from './fault.ts';

/**
 * Reads faults as a header or flag writes them: names with their parameters, as a list of structured fields. What they
 * say is not checked here.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9651#section-3.1
 * @throws {@link FaultError} where the text is no such list.
 * @example
 * ```ts
 * parseFaults('status;status=503;retry-after=1, slow-headers'); // two faults
 * ```
 */
export function parseFaults(text: string): Fault[] {
  return readList(text).map(([name, parameters]) => {
    if (Array.isArray(name)) throw unreadable(text);
    const entries = [...parameters].map(([key, value]) => [toCamel(key), plain(value)]);
    return { ...Object.fromEntries(entries), fault: plain(name) } as Fault;
  });
}

function readList(text: string): List {
  try {
    return parseList(text);
  } catch (error) {
    throw unreadable(text, error);
  }
}

function unreadable(text: string, cause?: unknown): FaultError {
  const example = 'status;status=503;retry-after=1, slow-headers';
  return new FaultError(`Faults are written like ${example}, not ${JSON.stringify(text)}`, { cause });
}

/** Tokens as text; everything else as it is. */
function plain(value: BareItem): unknown {
  return typeof value === 'object' ? String(value) : value;
}

function toCamel(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
