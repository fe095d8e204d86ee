import type { RouteParameter } from './route.ts';

/** A value as texts, before its schema says what they mean. */
export type Texts = string | readonly string[] | Readonly<Record<string, string | readonly string[]>>;

/** What a written value stands for. */
export type Shape = 'single' | 'list' | 'object';

/**
 * Takes apart the text of a path, header or cookie parameter.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#style-values
 */
export function readStyled(text: string, shape: Shape, parameter: RouteParameter): Texts {
  const { style = parameter.in === 'cookie' ? 'form' : 'simple', explode = false, name } = parameter;
  const bare = withoutPrefix(text, style);
  if (style === 'matrix') return readMatrix(bare, shape, name, explode);
  if (shape === 'single') return bare;
  const separator = style === 'label' && explode ? '.' : ',';
  const parts = split(bare, separator);
  return shape === 'list' ? parts : toObject(parts, explode);
}

/** Takes apart a query parameter of any style but `deepObject`; undefined where it was not sent. */
export function readQueryStyled(
  query: URLSearchParams,
  shape: Shape,
  { name, required, style = 'form', explode = style === 'form' }: RouteParameter,
  propertyNames: Iterable<string>,
): Texts | undefined {
  if (shape === 'object' && explode) {
    const texts = readProperties(query, propertyNames);
    // Of an object without properties nothing is sent.
    return required || Object.keys(texts).length > 0 ? texts : undefined;
  }
  const texts = query.getAll(name);
  if (texts.length === 0) return undefined;
  if (shape === 'single') return texts.at(-1);
  if (shape === 'list' && explode) return texts;
  const parts = texts.flatMap((text) => readList(text, style));
  return shape === 'list' ? parts : toObject(parts, false);
}

/** The items that stand in one text. */
export function readList(text: string, style: RouteParameter['style']): readonly string[] {
  return split(text, style === 'spaceDelimited' ? ' ' : style === 'pipeDelimited' ? '|' : ',');
}

function withoutPrefix(text: string, style: RouteParameter['style']): string {
  const prefix = style === 'label' ? '.' : style === 'matrix' ? ';' : '';
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

function readMatrix(text: string, shape: Shape, name: string, explode: boolean): Texts {
  const pairs = split(text, ';').map(toPair);
  if (shape === 'object' && explode) return Object.fromEntries(pairs);
  const values = pairs.filter(([key]) => key === name).map(([, value]) => value);
  if (shape === 'single') return values.at(-1) ?? '';
  const parts = explode ? values : values.flatMap((value) => split(value, ','));
  return shape === 'list' ? parts : toObject(parts, false);
}

function readProperties(query: URLSearchParams, names: Iterable<string>): Texts {
  const entries = [...names].map((name) => [name, query.getAll(name)] as const).filter(([, texts]) => texts.length > 0);
  return Object.fromEntries(entries);
}

/** Names and values in turn, or each pair with an equals sign. */
function toObject(parts: readonly string[], isPaired: boolean): Texts {
  if (isPaired) return Object.fromEntries(parts.map(toPair));
  const names = parts.filter((_part, position) => position % 2 === 0);
  return Object.fromEntries(names.map((name, position) => [name, parts[position * 2 + 1] ?? '']));
}

function toPair(text: string): [name: string, value: string] {
  const split = text.indexOf('=');
  return split < 0 ? [text, ''] : [text.slice(0, split), text.slice(split + 1)];
}

function split(text: string, separator: string): readonly string[] {
  return text === '' ? [] : text.split(separator);
}
