import { BaseError } from '../errors/base-error.ts';
import type { Operation } from '../operation.ts';

/**
 * Finds a segment that leads to another address. A dot may be spelled as %2e, and that per cent sign as %25, and so on:
 * some server on the way may decode it.
 */
export const dotSegment: RegExp = /(^|\/)(\.|%(25)*2e){1,2}(\/|$)/i;

/**
 * Puts values into a path template, percent-encoded, so that each stays inside its segment.
 *
 * @throws {BaseError} Where a value is missing or empty, or would make a segment `.` or `..` in any spelling: such a
 *   segment leads to another address than the one that is meant.
 */
export function serializePath(
  { id, path: template, writePath }: Pick<Operation, 'id' | 'path' | 'writePath'>,
  values: Readonly<Record<string, unknown>>,
): string {
  let isSuspect = false;
  const refuse = (argument: string): never => {
    throw new BaseError(`Path argument ${argument} of ${id} must be a text other than "", "." and "..".`);
  };
  const write = (name: string): string => {
    let text = '';
    try {
      text = writePath ? writePath(`{${name}}`, values) : encodeURIComponent(String(values[name] ?? ''));
    } catch {
      // Half of a surrogate pair has no encoding.
    }
    isSuspect ||= text[0] === '.' || text[0] === '%';
    return text && !(isSuspect && dotSegment.test(text)) ? text : refuse(name);
  };
  const path = template.replace(/\{([^{}]+)\}/g, (_, name: string) => write(name));
  return isSuspect && dotSegment.test(path) ? refuse(template) : path;
}
