import { readFileSync } from 'node:fs';

/**
 * Processor time, in milliseconds, of all children of this process that have ended. Node does not tell; Linux does, in
 * hundredths of a second. Undefined elsewhere.
 */
export function childrenCpuMs(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  // The program's name is in parentheses and may hold spaces: fields are counted from behind it.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) * 10;
}
