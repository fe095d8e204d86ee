import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import pMap from 'p-map';
import { fileState } from '../file-state.ts';
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
  /** Folders that hold nothing but the given files. What an earlier run left there is removed. */
  readonly ownedFolders: readonly string[];
  /** Only tells what would change. */
  readonly check: boolean;
  /** Files as an earlier call has left them. They are read again only where something has changed them since. */
  readonly known?: KnownFiles;
  /** Called after each file. */
  readonly onFile?: (done: number, total: number) => void;
}

/** Files read or written at a time. */
const filesAtOnce = 16;

/** Brings the disk to the given state. Files that already have their content are not touched. The only code that writes. */
export async function writeFiles(files: readonly OutputFile[], options: WriteOptions): Promise<readonly FileChange[]> {
  const wanted = new Set(files.map((file) => file.path));
  const present = (await Promise.all(options.ownedFolders.map(listFiles))).flat();
  let done = 0;
  const bring = async (file: OutputFile): Promise<FileChange | undefined> => {
    const change = await bringFile(file, options);
    done += 1;
    options.onFile?.(done, files.length);
    return change;
  };
  const changes = await pMap(files, bring, { concurrency: filesAtOnce });
  const leftOver = (
    await pMap(
      present.filter((path) => !wanted.has(path)).sort(),
      async (path) => ((await isGenerated(path)) ? [path] : []),
      { concurrency: filesAtOnce },
    )
  ).flat();
  if (!options.check) await Promise.all(leftOver.map((path) => rm(path)));
  return [
    ...changes.filter((change) => change !== undefined),
    ...leftOver.map((path): FileChange => ({ path, change: 'removed' })),
  ];
}

async function bringFile({ path, content }: OutputFile, options: WriteOptions): Promise<FileChange | undefined> {
  const { check, known } = options;
  const before = known?.get(path);
  if (before?.content === content && before.state === fileState(path)) return undefined;
  const current = readIfPresent(path);
  if (current !== content && !check) {
    if (current === undefined) await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  if (current === content || !check) known?.set(path, { content, state: fileState(path) });
  return current === content ? undefined : { path, change: current === undefined ? 'added' : 'changed' };
}

/** Whether the generator wrote a file. Data carries no header, and nobody else keeps data in a generated folder. */
async function isGenerated(path: string): Promise<boolean> {
  return path.endsWith('.json') || (await readFile(path, 'utf8')).startsWith(headerStart);
}

/** Files are small: to wait for each takes longer than to read it. */
function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** A path as people read it: relative to where they stand, with forward slashes. */
export function displayPath(path: string, from: string = process.cwd()): string {
  return relative(from, path).split(sep).join('/') || '.';
}
