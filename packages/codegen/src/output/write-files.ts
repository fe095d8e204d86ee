import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileState, isFile } from '../file-state.ts';
import { GenerateError } from '../generate-error.ts';
import { headerStart } from '../print/file.ts';

/** What happened, or has to happen, to a file. */
export interface FileChange {
  readonly path: string;
  readonly change: 'added' | 'changed' | 'removed';
}

/** A file as it has to be on disk. */
export interface OutputFile {
  readonly path: string;
  readonly content: string;
}

/** Texts of files, and the states in which the files had them, by path. */
export type KnownFiles = Map<string, { readonly content: string; readonly state: string }>;

/** Options of {@link writeFiles}. */
export interface WriteOptions {
  /** Folders that hold nothing but the given files. What an earlier run left there is removed, and folders without files. */
  readonly ownedFolders: readonly string[];
  /** Only tells what would change. */
  readonly check: boolean;
  /** Files as an earlier call has left them. They are read again only where something has changed them since. */
  readonly known?: KnownFiles;
  /** Called after each file. */
  readonly onFile?: (done: number, total: number) => void;
}

/**
 * Brings the disk to the given state. Files that already have their content are not touched. The only code that writes.
 * Files are small: to wait for each takes longer than to read or write it.
 *
 * @throws {@link GenerateError} where a file cannot be written.
 */
export function writeFiles(files: readonly OutputFile[], options: WriteOptions): readonly FileChange[] {
  const wanted = new Set(files.map((file) => file.path));
  const present = options.ownedFolders.flatMap(listFiles);
  const changes = files.flatMap((file, index) => {
    const change = bringFile(file, options);
    options.onFile?.(index + 1, files.length);
    return change ?? [];
  });
  const leftOver = present.filter((path) => !wanted.has(path) && isGenerated(path)).sort();
  if (!options.check) for (const path of leftOver) remove(path, options);
  return [...changes, ...leftOver.map((path): FileChange => ({ path, change: 'removed' }))];
}

function bringFile({ path, content }: OutputFile, { check, known }: WriteOptions): FileChange | undefined {
  const before = known?.get(path);
  if (before?.content === content && before.state === fileState(path)) return undefined;
  // To read a file that is not there would make an error, with its stack, for each.
  const current = isFile(path) ? readFileSync(path, 'utf8') : undefined;
  if (current !== content && !check) save(path, content);
  if (current === content || !check) known?.set(path, { content, state: fileState(path) });
  return current === content ? undefined : { path, change: current === undefined ? 'added' : 'changed' };
}

function save(path: string, content: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new GenerateError(`${path} cannot be written (${code}). Check its folder, or name another.`);
  }
}

/** Removes a file, and the folders that are empty without it. */
function remove(path: string, { ownedFolders, known }: WriteOptions): void {
  rmSync(path);
  known?.delete(path);
  const isOwned = (folder: string) => ownedFolders.some((owned) => folder.startsWith(join(owned, sep)));
  let folder = dirname(path);
  while (isOwned(folder) && readdirSync(folder).length === 0) {
    rmdirSync(folder);
    folder = dirname(folder);
  }
}

/** Whether the generator wrote a file. Data carries no header, and nobody else keeps data in a generated folder. */
function isGenerated(path: string): boolean {
  return path.endsWith('.json') || readFileSync(path, 'utf8').startsWith(headerStart);
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** A path as people read it: relative to where they stand, with forward slashes. */
export function displayPath(path: string, from: string = process.cwd()): string {
  return relative(from, path).split(sep).join('/') || '.';
}
