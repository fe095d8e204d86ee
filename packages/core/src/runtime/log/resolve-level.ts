import { BaseError } from '../errors/base-error.ts';
import type { LogLevel } from './logger.ts';

const levels: readonly (string | undefined)[] = ['off', 'error', 'warn', 'info', 'debug'] satisfies LogLevel[];

/**
 * How much is logged, as a number that grows with it: 3 for info, 4 for debug. Default: 2, warn.
 *
 * @param place - What the level comes from, for the message.
 * @throws {BaseError} Where there is no such level.
 */
export function resolveLevel(level: string | undefined, place: string): number {
  const index = levels.indexOf(level ?? 'warn');
  if (index < 0) throw new BaseError(`${place} must be one of ${levels.join(', ')}.`);
  return index;
}
