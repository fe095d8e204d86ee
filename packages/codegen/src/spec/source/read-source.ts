import { readFile, realpath, stat } from 'node:fs/promises';
import { maxFileBytes } from '../limits.ts';
import { errorAt, SpecError } from '../spec-error.ts';
import { isAddress, shownAddress } from './address.ts';
import { decodeSource } from './decode-source.ts';

const readFailures: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file. Check the path.',
  EACCES: 'The file may not be read. Check its permissions.',
};

/**
 * Reads a text file of limited size: UTF-8, or UTF-16 where a byte order mark says so. The mark is left out.
 *
 * @param name - The file's name for messages.
 * @throws {@link SpecError} when there is no such file, when it is an address, when it cannot be read, when it is no
 *   text, or when it is too large.
 */
export async function readSource(path: string, name: string): Promise<string> {
  const file = shownAddress(name);
  const fail = (message: string) => errorAt({ file }, message);
  if (isAddress(name)) throw fail('This is read from files alone. Download it first.');
  try {
    const { size } = await stat(path);
    if (size > maxFileBytes) throw fail(`The file is larger than ${maxFileBytes / 2 ** 20} MiB. Split the document.`);
    // A stream such as /dev/stdin tells no size in advance.
    return decodeSource(await readFile(path), fail);
  } catch (error) {
    throw error instanceof SpecError ? error : unreadable(file, error);
  }
}

/**
 * The absolute path of a file, without links.
 *
 * @throws {@link SpecError} when there is no such file.
 */
export async function realSource(file: string): Promise<string> {
  return realpath(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
}

function unreadable(file: string, error: unknown): SpecError {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  const message = readFailures[code] ?? `The file cannot be read (${code}). Name a readable file.`;
  return errorAt({ file }, message, { cause: error });
}
