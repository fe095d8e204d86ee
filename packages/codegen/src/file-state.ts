import { statSync } from 'node:fs';

/** State of a file that is not there. */
export const missing = 'missing';

/** Whether a file, and no folder, stands at a path. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/**
 * Tells two versions of a file apart, by what the file system knows of it. Begins with the time of the last change, in
 * milliseconds.
 */
export function fileState(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return missing;
  }
}
