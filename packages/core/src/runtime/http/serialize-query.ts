import { serializeArrayParam, serializeObjectParam, serializePrimitiveParam } from 'openapi-fetch';
import { BaseError } from '../errors/base-error.ts';
import type { OperationParameter } from '../operation.ts';

/**
 * Writes a query string in the styles that the operation's parameters have: by default a list repeats its name, and
 * each property of an object is a parameter of its own. Null and undefined are left out, dates are ISO 8601.
 *
 * @param query - Values by their name on the wire.
 * @throws {BaseError} Where a list or an object holds another one: no style can say that.
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-values
 */
export function serializeQuery(
  query: Readonly<Record<string, unknown>>,
  parameters: Readonly<Record<string, OperationParameter>> = {},
): string {
  const byName = new Map(Object.entries(parameters).map(([key, parameter]) => [parameter.name ?? key, parameter]));
  return Object.entries(query)
    .map(([name, value]) => serializeParameter(name, value, byName.get(name)))
    .filter(Boolean)
    .join('&');
}

function serializeParameter(name: string, value: unknown, parameter: Partial<OperationParameter> = {}): string {
  const { style = 'form', explode = true, mediaType } = parameter;
  const encodedName = encodeURIComponent(name);
  const plain = (item: unknown) => {
    if (item instanceof Date) return item.toISOString();
    if (typeof item === 'object') throw new BaseError(`Query parameter ${name} must not hold nested values.`);
    return item;
  };
  if (value == null) return '';
  if (mediaType || typeof value !== 'object' || value instanceof Date) {
    return serializePrimitiveParam(encodedName, mediaType ? JSON.stringify(value) : String(plain(value)));
  }
  const entries = Object.entries(value).flatMap(([key, item]) =>
    item == null ? [] : [[encodeURIComponent(key), plain(item)] as const],
  );
  if (!entries.length) return '';
  if (!Array.isArray(value)) {
    const objectStyle = style === 'deepObject' ? style : 'form';
    return serializeObjectParam(encodedName, Object.fromEntries(entries), { style: objectStyle, explode });
  }
  const items = entries.map(([, item]) => item);
  return serializeArrayParam(encodedName, items, { style: style as 'form', explode });
}
