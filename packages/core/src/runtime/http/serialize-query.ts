import { plainText } from './plain-text.ts';

/**
 * Writes a query string: a list repeats its name, null and undefined are left out, dates are ISO 8601.
 *
 * @param query - Values by their name on the wire.
 * @throws {BaseError} Where a value is an object.
 */
export function serializeQuery(query: Readonly<Record<string, unknown>>): string {
  return Object.entries(query)
    .flatMap(([name, value]) =>
      [value]
        .flat()
        .filter((item) => item != null)
        .map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(plainText(item, name))}`),
    )
    .join('&');
}
