import { defaultPathSerializer, serializeArrayParam, serializeObjectParam } from 'openapi-fetch';
import type { OperationParameter } from '../operation.ts';
import { plainText } from './plain-text.ts';

/**
 * Writes a query string whose parameters have styles; those that no parameter describes are written as by default.
 *
 * @param query - Values by their name on the wire.
 * @throws {BaseError} Where a list or an object holds another one: no style can say that.
 */
export function writeStyledQuery(
  query: Readonly<Record<string, unknown>>,
  parameters: Readonly<Record<string, OperationParameter>> = {},
): string {
  const described = Object.entries(parameters).filter(([, it]) => it.in === 'query');
  const byName = new Map(described.map(([key, parameter]) => [parameter.name ?? key, parameter]));
  return Object.entries(query)
    .map(([name, value]) => writeStyledParameter(name, value, byName.get(name)))
    .filter(Boolean)
    .join('&');
}

/**
 * Writes one query parameter in the style that its description names: by default a list repeats its name, and each
 * property of an object is a parameter of its own.
 *
 * @throws {BaseError} Where a list or an object holds another one: no style can say that.
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-values
 */
export function writeStyledParameter(
  name: string,
  value: unknown,
  { style = 'form', explode = true, mediaType }: Partial<OperationParameter> = {},
): string {
  if (value == null) return '';
  const encodedName = encodeURIComponent(name);
  if (mediaType) return `${encodedName}=${encodeURIComponent(JSON.stringify(value))}`;
  if (typeof value !== 'object' || value instanceof Date) {
    return `${encodedName}=${encodeURIComponent(plainText(value, name))}`;
  }
  const entries = Object.entries(value).flatMap(([key, item]) =>
    item == null ? [] : [[encodeURIComponent(key), plainText(item, name)] as const],
  );
  if (!entries.length) return '';
  if (!Array.isArray(value)) {
    const objectStyle = style === 'deepObject' ? style : 'form';
    return serializeObjectParam(encodedName, Object.fromEntries(entries), { style: objectStyle, explode });
  }
  const listStyle = style === 'deepObject' ? 'form' : style;
  const items = entries.map(([, item]) => item);
  return serializeArrayParam(encodedName, items, { style: listStyle, explode });
}

/**
 * Writes one placeholder of a path, whose marks select its style: `{.name}` label, `{;name}` matrix, `{name*}` exploded.
 * Lists and objects are written by commas. A missing value is an empty text.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-values
 */
export function writeStyledPath(placeholder: string, values: Readonly<Record<string, unknown>>): string {
  const text = defaultPathSerializer(placeholder, { ...values });
  return text === placeholder ? '' : text;
}
