import type { OperationParameter } from '../operation.ts';
import { plainText } from './plain-text.ts';

/**
 * Writes a query string: a list repeats its name, null and undefined are left out, dates are ISO 8601. A parameter of
 * another style brings the function that knows it.
 *
 * @param query - Values by their name on the wire.
 * @throws {BaseError} Where a value is an object and its parameter says nothing of that.
 */
export function serializeQuery(
  query: Readonly<Record<string, unknown>>,
  parameters: Readonly<Record<string, OperationParameter>> = {},
): string {
  return Object.entries(query)
    .flatMap(([name, value]) => {
      const parameter = Object.entries(parameters).find(([key, it]) => (it.name ?? key) === name)?.[1];
      const encodedName = encodeURIComponent(name);
      if (parameter?.write) return parameter.write(encodedName, value, parameter);
      const given = [value].flat().filter((item) => item != null);
      return given.map((item) => `${encodedName}=${encodeURIComponent(plainText(item, name))}`);
    })
    .filter(Boolean)
    .join('&');
}
