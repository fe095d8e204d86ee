import { defaultPathSerializer } from 'openapi-fetch';
import { BaseError } from '../errors/base-error.ts';

const placeholder = /\{[.;]?([^{}*]+)\*?\}/g;
// A dot may be spelled as %2e, and that per cent sign as %25, and so on: some server on the way may decode it.
const dotSegment = /(^|\/)(\.|%(25)*2e){1,2}(\/|$)/i;

/**
 * Puts values into a path template, percent-encoded, so that each stays inside its segment.
 *
 * @param template - Path with `{name}` where a value goes.
 * @throws {BaseError} Where a value is missing or empty, or would make a segment `.` or `..` in any spelling: such a
 *   segment leads to another address than the one that is meant.
 */
export function serializePath(template: string, values: Readonly<Record<string, unknown>>): string {
  const names = Array.from(template.matchAll(placeholder), ([, name]) => name as string);
  const refuse = (name: string, reason: string, cause?: unknown) => {
    throw new BaseError(`Path argument ${name} must ${reason}.`, { cause });
  };
  for (const name of names) if ((values[name] ?? '') === '') refuse(name, 'not be empty');
  let path = '';
  try {
    path = defaultPathSerializer(template, { ...values });
  } catch (cause) {
    refuse(names.join(', '), 'be well-formed Unicode', cause);
  }
  if (dotSegment.test(path)) refuse(names.join(', '), 'not be a dot segment');
  return path;
}
