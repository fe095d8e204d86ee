import { defaultPathSerializer } from 'openapi-fetch';
import { BaseError } from '../errors/base-error.ts';

const placeholder = /\{[.;]?([^{}*]+)\*?\}/g;
// A dot may be spelled as %2e, and that per cent sign as %25, and so on: some server on the way may decode it.
const dotSegment = /^(?:\.|%(?:25)*2e){1,2}$/i;

/**
 * Puts values into a path template, percent-encoded, so that each stays inside its segment.
 *
 * @param template - Path, or whole address, with `{name}` where a value goes.
 * @throws {BaseError} Where a value is missing or empty, or would make a segment `.` or `..` in any spelling: such a
 *   segment leads to another address than the one that is meant.
 */
export function serializePath(template: string, values: Readonly<Record<string, unknown>>): string {
  return template
    .split('/')
    .map((segment) => (segment.includes('{') ? serializeSegment(segment, values) : segment))
    .join('/');
}

function serializeSegment(segment: string, values: Readonly<Record<string, unknown>>): string {
  const names = Array.from(segment.matchAll(placeholder), ([, name]) => name as string);
  for (const name of names) {
    if ((values[name] ?? '') === '') throw new BaseError(`Path argument ${name} must not be empty.`);
  }
  let serialized: string;
  try {
    serialized = defaultPathSerializer(segment, { ...values });
  } catch (cause) {
    throw new BaseError(`Path argument ${names.join(', ')} must be well-formed Unicode.`, { cause });
  }
  if (dotSegment.test(serialized)) throw new BaseError(`Path argument ${names.join(', ')} must not be a dot segment.`);
  return serialized;
}
