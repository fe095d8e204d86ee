import { isUtf8 } from 'node:buffer';
import { decodeText } from './decode-text.ts';
import { readBytes } from './read-bytes.ts';

/**
 * Puts the content of a file in the place of text that refers to one: `@path` gives text, or base64 where the file is
 * not text, `@file://path` always text, `@data://path` always base64. `\@` stands for a plain `@`.
 *
 * @param where - What the text was given to, for messages: `--prompt`.
 * @throws {@link CommandError} with the usage code when the file cannot be read, or should be text and is not.
 */
export function readReference(where: string, text: string): string {
  if (text.startsWith('\\@')) return text.slice(1);
  const reference = /^@(?:(file|data):\/\/)?(.+)$/s.exec(text);
  if (reference === null) return text;
  const [, form, path = ''] = reference;
  const bytes = readBytes(where, path, ' Write \\@ for text that begins with @.');
  if (form === 'file') return decodeText(`${where}: ${path}`, bytes);
  const isText = form === undefined && isUtf8(bytes) && !bytes.includes(0);
  return bytes.toString(isText ? 'utf8' : 'base64');
}

/** The same for every text inside a value. */
export function readReferences(where: string, value: unknown): unknown {
  if (typeof value === 'string') return readReference(where, value);
  if (Array.isArray(value)) return value.map((item) => readReferences(where, item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, readReferences(where, item)]));
}
