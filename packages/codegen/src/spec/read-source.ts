import { readFile, stat } from 'node:fs/promises';
import { maxFileBytes } from './limits.ts';
import { SpecError } from './spec-error.ts';

const readFailures: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file. Check the path.',
  EACCES: 'The file may not be read. Check its permissions.',
};

/**
 * Reads a text file of limited size. A byte order mark is left out.
 *
 * @param name - The file's name for messages.
 * @throws {@link SpecError} when there is no such file, when it cannot be read, or when it is too large.
 */
export async function readSource(path: string, name: string): Promise<string> {
  const fail = (message: string, cause?: unknown) =>
    new SpecError([{ severity: 'error', message, file: name, pointer: '#' }], { cause });
  try {
    const { size } = await stat(path);
    if (size > maxFileBytes) throw fail(`The file is larger than ${maxFileBytes / 2 ** 20} MiB. Split the document.`);
    // A stream such as /dev/stdin tells no size in advance.
    const text = await readFile(path, 'utf8');
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  } catch (error) {
    if (error instanceof SpecError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw fail(readFailures[code] ?? `The file cannot be read (${code}). Name a readable file.`, error);
  }
}
