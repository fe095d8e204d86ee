import { realpath } from 'node:fs/promises';
import { isWithin } from './is-within.ts';

/** A folder, absolute and without links, where it holds a file, wherever links lead. */
export async function folderAround(file: string, folder: string): Promise<string | undefined> {
  const [realFile, realFolder] = await Promise.all([file, folder].map((name) => realpath(name).catch(() => undefined)));
  if (realFile === undefined || realFolder === undefined) return undefined;
  return isWithin(realFile, realFolder) ? realFolder : undefined;
}
