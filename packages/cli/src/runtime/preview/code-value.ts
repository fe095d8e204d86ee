import { inspect } from 'node:util';
import { filePath } from '../input/file-path.ts';

/** Writes a file as code, by its path. */
export type FileCode = (path: string) => string;

/**
 * A plain value as TypeScript. Lines after the first are indented.
 *
 * @param fileCode - How files in it are written.
 */
export function codeValue(value: unknown, indent = '', fileCode: FileCode = () => 'undefined'): string {
  const text = inspect(withFiles(value, fileCode), {
    depth: null,
    maxArrayLength: null,
    maxStringLength: null,
    breakLength: 100 - indent.length,
    compact: 3,
  });
  return text.replaceAll('\n', `\n${indent}`);
}

/** Whether a value is a file, or holds one. */
export function holdsFile(value: unknown): boolean {
  if (filePath(value) !== undefined) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsFile);
}

/** The value with what prints as code in the place of each file. */
function withFiles(value: unknown, fileCode: FileCode): unknown {
  const path = filePath(value);
  if (path !== undefined) return { [inspect.custom]: () => fileCode(path) };
  if (Array.isArray(value)) return value.map((item) => withFiles(item, fileCode));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withFiles(item, fileCode)]));
}

/** `client.beta.chat`, and `client["odd name"]` where a step is no identifier. */
export function codePath(start: string, steps: readonly string[]): string {
  const member = (step: string) => (/^[A-Za-z_$][\w$]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`);
  return `${start}${steps.map(member).join('')}`;
}
