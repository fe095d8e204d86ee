import type { Json } from '../json.ts';
import { Code, literal, objectKey } from './code.ts';

/** A value of an example in TypeScript: what JSON has, and code for what it has not. */
export type ExampleValue = Json | Code | readonly ExampleValue[] | { readonly [name: string]: ExampleValue };

const widest = 72;

/** A value as TypeScript for people: on one line where it fits, else one property a line. */
export function exampleLiteral(value: ExampleValue, indent = ''): string {
  const line = oneLine(value);
  if (value === null || typeof value !== 'object' || value instanceof Code || line.length + indent.length <= widest)
    return line;
  const inner = `${indent}  `;
  const items = isList(value)
    ? value.map((item) => exampleLiteral(item, inner))
    : Object.entries(value).map(([key, item]) => `${objectKey(key).text}: ${exampleLiteral(item, inner)}`);
  const [open, close] = isList(value) ? '[]' : '{}';
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}${close}`;
}

function oneLine(value: ExampleValue): string {
  if (value instanceof Code) return value.text;
  if (value === null || typeof value !== 'object') return scalar(value);
  if (isList(value)) return `[${value.map(oneLine).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${objectKey(key).text}: ${oneLine(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function isList(value: ExampleValue): value is readonly ExampleValue[] {
  return Array.isArray(value);
}

/** Single quotes, as people write them, where the text needs no escape. */
function scalar(value: Json): string {
  const { text } = literal(value);
  return typeof value === 'string' && !/['\\]/.test(text) ? `'${text.slice(1, -1)}'` : text;
}

/** Arguments of an example call, on one line where they fit. */
export function exampleArguments(values: readonly (ExampleValue | undefined)[], indent = ''): string {
  const given = values.filter((value) => value !== undefined);
  return given.map((value) => exampleLiteral(value, indent)).join(', ');
}
