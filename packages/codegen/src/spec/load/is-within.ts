import path from 'node:path';

/** Whether a file stands in a folder, or in one below it. Both are absolute and without links. */
export function isWithin(file: string, folder: string): boolean {
  return file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}
