import { realpathSync, type Stats } from 'node:fs';
import { basename } from 'node:path';
import { watch } from 'chokidar';
import { isLeftOut, isTextFile } from './read-folder.ts';

/** How long after an edit the folder is read, in milliseconds. Editors and version control change many files at once. */
const settleMs = 50;

/** What a watcher reports. */
export interface FolderChanges {
  /** Something in the folder has changed. Called once for edits that come close together. */
  readonly onChange: () => void;
  /** The folder cannot be watched, or not all of it. */
  readonly onError: (error: Error) => void;
}

/**
 * Watches the text files of a folder and of the folders below it. Resolves once no edit can be missed.
 *
 * @returns a function that stops watching.
 */
export async function watchFolder(folder: string, { onChange, onError }: FolderChanges): Promise<() => Promise<void>> {
  // Links below the folder are not followed, but the folder itself may be one.
  const root = realpathSync(folder);
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path, stats) => path !== root && isIgnored(path, stats),
  });
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      onChange();
    }, settleMs);
  });
  await new Promise<void>((resolve) => {
    watcher.once('ready', resolve);
    watcher.on('error', (error) => {
      onError(error as Error);
      resolve();
    });
  });
  return async () => {
    clearTimeout(timer);
    await watcher.close();
    clearTimeout(timer);
  };
}

function isIgnored(path: string, stats: Stats | undefined): boolean {
  if (isLeftOut(basename(path))) return true;
  return stats !== undefined && !stats.isDirectory() && !isTextFile(path);
}
