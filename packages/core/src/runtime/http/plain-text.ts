import { BaseError } from '../errors/base-error.ts';

/**
 * A single value of a query parameter as text; dates are ISO 8601.
 *
 * @throws {BaseError} Where it is a list or an object.
 */
export function plainText(value: unknown, name: string): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') throw new BaseError(`Query parameter ${name} must not be nested.`);
  return String(value);
}
