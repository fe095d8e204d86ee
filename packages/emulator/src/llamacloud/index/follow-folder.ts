import { type FolderFile, readFolder } from './read-folder.ts';
import { watchFolder } from './watch-folder.ts';

/**
 * Gives the files of an index anew whenever its folder changes. A file that cannot be read as text is left out; a folder
 * that cannot be read changes nothing. Both are logged.
 *
 * @returns a function that stops following.
 */
export function followFolder(
  indexId: string,
  folder: string,
  onFiles: (files: readonly FolderFile[]) => void,
  log: (message: string) => void,
): Promise<() => Promise<void>> {
  return watchFolder(folder, {
    onChange: () => {
      try {
        onFiles(readFolder(folder, ({ message }) => log(message)));
      } catch (error) {
        log(`The index ${indexId} stays as it is. ${messageOf(error)}`);
      }
    },
    onError: (error) => log(`Edits below ${folder} may need a restart to be found: ${messageOf(error)}`),
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
