import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { EmulatorError } from '../../runtime/emulator-error.ts';

/** A file of an indexed folder. */
export interface FolderFile {
  /** Path below the folder, with forward slashes. */
  readonly name: string;
  /** Changes whenever the content does. */
  readonly fingerprint: string;
  readonly text: string;
}

const textExtensions: ReadonlySet<string> = new Set(['.md', '.markdown', '.mdx', '.txt', '.text']);

/** Whether files and folders of this name are no part of an index: hidden ones, and installed packages. */
export function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** Whether a file is indexed, by the ending of its name. */
export function isTextFile(name: string): boolean {
  return textExtensions.has(extname(name).toLowerCase());
}

/**
 * Reads the text and Markdown files of a folder and of the folders below it, in the order of their names. Hidden files,
 * links and `node_modules` are left out.
 *
 * @param onUnreadable - Receives each file that cannot be read as text, and the file is left out. Left out, it is thrown.
 * @throws {@link EmulatorError} where the folder or a file cannot be read as text.
 */
export function readFolder(folder: string, onUnreadable: (error: EmulatorError) => void = rethrow): FolderFile[] {
  checkFolder(folder);
  return textFiles(folder).flatMap((path) => {
    try {
      return [readTextFile(folder, path)];
    } catch (error) {
      if (!(error instanceof EmulatorError)) throw error;
      onUnreadable(error);
      return [];
    }
  });
}

/** @throws {@link EmulatorError} where there is no folder. */
export function checkFolder(folder: string): void {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) throw new EmulatorError(`The folder to index does not exist: ${folder}`);
  if (!stats.isDirectory()) throw new EmulatorError(`Only folders can be indexed, and this is a file: ${folder}`);
}

function textFiles(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (isLeftOut(entry.name)) return [];
    if (entry.isDirectory()) return textFiles(path);
    return entry.isFile() && isTextFile(entry.name) ? [path] : [];
  });
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new EmulatorError(`The folder cannot be read: ${folder}`, { cause: error });
  }
}

function readTextFile(folder: string, path: string): FolderFile {
  try {
    const bytes = readFileSync(path);
    return {
      name: relative(folder, path).split(sep).join('/'),
      fingerprint: createHash('sha256').update(bytes).digest('base64url'),
      text: decodeText(bytes),
    };
  } catch (error) {
    const reason = error instanceof TypeError ? 'it is not UTF-8 text' : 'it cannot be read';
    throw new EmulatorError(`The file cannot be indexed, because ${reason}: ${path}`, { cause: error });
  }
}

/** Throws a TypeError for bytes that are not text. */
function decodeText(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (text.includes('\0')) throw new TypeError('The text holds a null character');
  return text;
}

function rethrow(error: EmulatorError): never {
  throw error;
}
