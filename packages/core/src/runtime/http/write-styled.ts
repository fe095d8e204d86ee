import { defaultPathSerializer } from 'openapi-fetch';
import type { OperationParameter } from '../operation.ts';
import { isJson } from './is-json.ts';
import { plainText } from './plain-text.ts';

/** What stands between the items of a list that is written as one value. */
const separators = { form: ',', spaceDelimited: '%20', pipeDelimited: '%7C' };

/**
 * Writes a query string whose parameters have styles; those that no parameter describes are written as by default.
 *
 * @param query - Values by their name on the wire.
 * @throws {BaseError} Where a list or an object holds another one, in a style that cannot say that.
 */
export function writeStyledQuery(
  query: Readonly<Record<string, unknown>>,
  parameters: Readonly<Record<string, OperationParameter>> = {},
): string {
  const described = Object.entries(parameters).filter(([, it]) => it.in === 'query');
  const byName = new Map(described.map(([key, parameter]) => [parameter.name ?? key, parameter]));
  return Object.entries(query)
    .flatMap(([name, value]) => writeStyledPairs(name, value, byName.get(name)))
    .join('&');
}

/**
 * Writes one parameter as pairs `name=value` in the style that its description names: by default a list repeats its
 * name, and each property of an object is a parameter of its own, which may be a list. `deepObject` nests to any depth; it names the items of a
 * list by their position.
 *
 * @throws {BaseError} Where a list or an object holds another one, in a style that cannot say that.
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-values
 */
export function writeStyledPairs(
  name: string,
  value: unknown,
  { style = 'form', explode = true, allowReserved, mediaType }: Partial<OperationParameter> = {},
): readonly string[] {
  const encode = allowReserved ? encodeMost : encodeURIComponent;
  const key = encodeURIComponent(name);
  if (value == null) return [];
  if (mediaType) return [`${key}=${encode(contentText(value, mediaType))}`];
  if (!isComposed(value)) return [`${key}=${encode(plainText(value, name))}`];
  const entries = Object.entries(value).filter(([, item]) => item != null);
  if (style === 'deepObject') {
    return entries.flatMap(([step, item]) => writeStyledPairs(`${name}[${step}]`, item, { style, allowReserved }));
  }
  const isList = Array.isArray(value);
  if (explode && !isList) {
    // A property is a parameter by itself, so that a list in it repeats its name, too.
    const write = (step: string, item: unknown) => `${encodeURIComponent(step)}=${encode(plainText(item, name))}`;
    return entries.flatMap(([step, item]) =>
      Array.isArray(item) ? writeStyledPairs(step, item, { allowReserved }) : write(step, item),
    );
  }
  const texts = entries.map(([step, item]) => [encodeURIComponent(step), encode(plainText(item, name))] as const);
  if (explode) return texts.map(([, text]) => `${key}=${text}`);
  const pieces = isList ? texts.map(([, text]) => text) : texts.flat();
  return pieces.length ? [`${key}=${pieces.join(separators[style])}`] : [];
}

/** Whether a value is a list or an object, and no date. */
export function isComposed(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

/** A value as a document of a media type: a text as it is, save where that is JSON. */
export function contentText(value: unknown, mediaType: string): string {
  return typeof value === 'string' && !isJson(mediaType) ? value : JSON.stringify(value);
}

/** Leaves reserved characters as they are, save those that have a meaning in a query. */
function encodeMost(text: string): string {
  return encodeURIComponent(text).replace(/%(?:24|2C|2F|3[ABDF]|40)/g, decodeURIComponent);
}

/**
 * Writes one placeholder of a path, whose marks select its style: `{.name}` label, `{;name}` matrix, `{name*}` exploded,
 * `{name:json}` as a JSON text. Lists and objects are written by commas. A missing value is an empty text.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-values
 */
export function writeStyledPath(placeholder: string, values: Readonly<Record<string, unknown>>): string {
  const [, json] = /^\{(.+):json\}$/.exec(placeholder) ?? [];
  if (json) return encodeURIComponent(JSON.stringify(values[json]) ?? '');
  const text = defaultPathSerializer(placeholder, { ...values });
  return text === placeholder ? '' : text;
}
