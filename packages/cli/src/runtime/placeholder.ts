import type { Flag } from './command.ts';

/** How a value given as a bare word is written in a usage line: `SHELF_NUMBER`. */
export function placeholder(flag: Flag): string {
  return flag.name.toUpperCase().replaceAll('-', '_');
}
