import type { Json } from '../../model/schema.ts';
import { literal, objectKey } from '../../print/code.ts';

const widest = 72;

/** A value as TypeScript for people: on one line where it fits, else one property a line. */
export function exampleLiteral(value: Json, indent = ''): string {
  if (value === null || typeof value !== 'object') return scalar(value);
  const inner = `${indent}  `;
  const [open, close, items] = Array.isArray(value)
    ? ['[', ']', (within: string) => value.map((item: Json) => exampleLiteral(item, within))]
    : ['{ ', ' }', (within: string) => properties(value as { readonly [key: string]: Json }, within)];
  if (items('').length === 0) return `${open}${close}`.replaceAll(' ', '');
  const oneLine = `${open}${items('').join(', ')}${close}`;
  if (oneLine.length + indent.length <= widest && !oneLine.includes('\n')) return oneLine;
  return `${open.trim()}\n${items(inner)
    .map((item) => `${inner}${item},\n`)
    .join('')}${indent}${close.trim()}`;
}

function properties(value: { readonly [key: string]: Json }, indent: string): readonly string[] {
  return Object.entries(value).map(([key, entry]) => `${objectKey(key).text}: ${exampleLiteral(entry, indent)}`);
}

/** Single quotes, as people write them, where the text needs no escape. */
function scalar(value: Json): string {
  const { text } = literal(value);
  return typeof value === 'string' && !/['\\]/.test(text) ? `'${text.slice(1, -1)}'` : text;
}

/** Arguments of an example call, on one line where they fit. */
export function exampleArguments(values: readonly (Json | undefined)[], indent = ''): string {
  const given = values.filter((value) => value !== undefined);
  return given.map((value) => exampleLiteral(value, indent)).join(', ');
}
