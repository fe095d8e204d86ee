import { defaultPathSerializer, serializeArrayParam, serializeObjectParam } from 'openapi-fetch';
import type { OperationParameter } from '../operation.ts';
import { plainText } from './plain-text.ts';

/**
 * Writes one query parameter in the style that its description names: by default a list repeats its name, and each
 * property of an object is a parameter of its own.
 *
 * @throws {BaseError} Where a list or an object holds another one: no style can say that.
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-values
 */
export function writeStyledParameter(encodedName: string, value: unknown, parameter: OperationParameter): string {
  const { style = 'form', explode = true, mediaType } = parameter;
  if (value == null) return '';
  const name = decodeURIComponent(encodedName);
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
