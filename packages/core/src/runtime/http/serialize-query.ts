import { createQuerySerializer } from 'openapi-fetch';
import { BaseError } from '../errors/base-error.ts';
import type { Operation, OperationParameter } from '../operation.ts';

/**
 * Writes a query string in the styles that the operation's parameters have: by default a list repeats its name, and
 * each property of an object is a parameter of its own. Null and undefined are left out, dates are ISO 8601.
 *
 * @param query - Values by their name on the wire.
 * @throws {BaseError} Where a list or an object holds another one: no style can say that.
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-values
 */
export function serializeQuery(query: Readonly<Record<string, unknown>>, operation: Operation): string {
  const parameters = new Map(Object.entries(operation.parameters ?? {}).map(([key, it]) => [it.name ?? key, it]));
  return Object.entries(query)
    .map(([name, value]) => serializeParameter(name, value, parameters.get(name)))
    .filter(Boolean)
    .join('&');
}

function serializeParameter(name: string, value: unknown, parameter: OperationParameter | undefined): string {
  const { style = 'form', explode = true, mediaType } = parameter ?? {};
  const flat = mediaType ? (value == null ? value : JSON.stringify(value)) : flatten(name, value);
  return createQuerySerializer<Record<string, unknown>>({
    array: { style: style === 'deepObject' ? 'form' : style, explode },
    object: { style: style === 'deepObject' ? style : 'form', explode },
  })({ [encodeURIComponent(name)]: flat });
}

function flatten(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item != null).map((item) => primitive(name, item));
  if (typeof value !== 'object' || value === null || value instanceof Date) return primitive(name, value);
  const entries = Object.entries(value).filter(([, item]) => item != null);
  return Object.fromEntries(entries.map(([key, item]) => [encodeURIComponent(key), primitive(name, item)]));
}

function primitive(name: string, value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value) throw new BaseError(`Query parameter ${name} must not hold nested values.`);
  return value;
}
