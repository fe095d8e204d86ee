import { type Json, present } from '../json.ts';
import { visible } from '../visible.ts';

const seal: unique symbol = Symbol('Code');

/**
 * A piece of TypeScript that is safe to print. It can only be made by the functions of this module, so text from a
 * document reaches a file as a string literal, an identifier, a property key or a comment, and in no other way.
 */
export class Code {
  readonly text: string;

  constructor(text: string, key: typeof seal) {
    if (key !== seal) throw new TypeError('Code is made by the functions of print/code.ts only.');
    this.text = text;
  }
}

/** What may stand in a `code` template: pieces of code, and lists of them, which are printed one after another. */
export type Insertion = Code | readonly Code[];

/**
 * Writes code around other code. The fixed parts are the emitter's own words; a string cannot be inserted.
 *
 * @throws TypeError when something other than code is inserted.
 * @example
 * code`export type ${identifier(name)} = ${literal(value)};`
 */
export function code(fixed: TemplateStringsArray, ...insertions: readonly Insertion[]): Code {
  let text = fixed[0] ?? '';
  insertions.forEach((insertion, index) => {
    text += insertedText(insertion) + (fixed[index + 1] ?? '');
  });
  return new Code(text, seal);
}

function insertedText(insertion: Insertion): string {
  if (insertion instanceof Code) return insertion.text;
  if (Array.isArray(insertion)) return insertion.map(insertedText).join('');
  throw new TypeError('Only code can be inserted into code. Wrap text in literal(), identifier() or docComment().');
}

/** Nothing. */
export const empty: Code = code``;

/** Joins pieces with a separator between them. */
export function join(pieces: readonly Code[], separator: Code = code`, `): Code {
  return new Code(pieces.map((piece) => piece.text).join(separator.text), seal);
}

/** Puts each piece on a line of its own. */
export function lines(pieces: readonly Code[]): Code {
  return new Code(pieces.map((piece) => piece.text).join('\n'), seal);
}

/**
 * A value as an expression. Control characters, line separators, bidirectional controls and lone surrogates are
 * escaped, and a key named `__proto__` stays a key.
 */
export function literal(value: Json): Code {
  return new Code(literalText(value), seal);
}

function literalText(value: Json): string {
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (isArray(value)) return `[${value.map(literalText).join(', ')}]`;
  const entries = Object.entries(value).map(([key, entry]) => `${keyText(key, true)}: ${literalText(entry)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Text without anything that is escaped. */
const plainText = /^[ !#-[\]-~]*$/;

function quote(text: string): string {
  return plainText.test(text) ? `"${text}"` : escapeHidden(JSON.stringify(text));
}

/** Everything but line feeds, which are made by JSON's layout, and the visible characters of ASCII. */
const unusual = /[^\n -~]+/g;

/** Writes the invisible characters of JSON text as escapes. */
export function escapeHidden(json: string): string {
  // Classes of Unicode take many times as long to look for as these places, of which most texts have few.
  return json.replace(unusual, visible);
}

const identifierPattern = /^[A-Za-z_$][\w$]*$/;

/**
 * A name that the model has decided.
 *
 * @throws TypeError when it is not an ASCII identifier: the model must not produce such a name.
 */
export function identifier(name: string): Code {
  if (!identifierPattern.test(name)) throw new TypeError(`Not an identifier: ${quote(name)}`);
  return new Code(name, seal);
}

/** A property's name in a type or in an interface: bare where it can be, quoted elsewhere. */
export function propertyKey(name: string): Code {
  return new Code(keyText(name, false), seal);
}

/** A property's name in an object literal. `__proto__` is written so that it does not set the prototype. */
export function objectKey(name: string): Code {
  return new Code(keyText(name, true), seal);
}

function keyText(name: string, isValue: boolean): string {
  if (isValue && name === '__proto__') return '["__proto__"]';
  return identifierPattern.test(name) ? name : quote(name);
}

/** Properties of an object literal. Those that are undefined are left out. */
export function literalEntries(object: Readonly<Record<string, Json | undefined>>): readonly Code[] {
  return Object.entries(present(object)).map(([key, value]) => code`${objectKey(key)}: ${literal(value)}`);
}

/** Reads a property: `value.name` or `value["na me"]`. */
export function member(object: Code, name: string): Code {
  return identifierPattern.test(name) ? code`${object}.${identifier(name)}` : code`${object}[${literal(name)}]`;
}

/** @internal Only print/doc-comment.ts makes code from text that it has escaped itself. */
export function escapedCode(text: string): Code {
  return new Code(text, seal);
}
