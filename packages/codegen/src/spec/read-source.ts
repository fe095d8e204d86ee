import { readFile, realpath, stat } from 'node:fs/promises';
import { maxFileBytes } from './limits.ts';
import { SpecError } from './spec-error.ts';

const readFailures: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file. Check the path.',
  EACCES: 'The file may not be read. Check its permissions.',
};

/** Encodings that begin with a mark of their own. */
const encodings = [
  { name: 'utf-16le', mark: Buffer.of(0xff, 0xfe) },
  { name: 'utf-16be', mark: Buffer.of(0xfe, 0xff) },
] as const;

/** How the archives begin in which documents are often sent. */
const archives = [Buffer.of(0x1f, 0x8b), Buffer.from('PK\u0003\u0004')];

/**
 * Reads a text file of limited size: UTF-8, or UTF-16 where a byte order mark says so. The mark is left out.
 *
 * @param name - The file's name for messages.
 * @throws {@link SpecError} when there is no such file, when it is an address, when it cannot be read, when it is no
 *   text, or when it is too large.
 */
export async function readSource(path: string, name: string): Promise<string> {
  // Addresses may hold a password or a token.
  const file = name.replace(/^(https?:\/\/)(?:[^/@]*@)?([^?#]*).*/is, '$1$2');
  const fail = (message: string) => new SpecError([{ severity: 'error', message, file, pointer: '#' }]);
  if (/^https?:\/\//i.test(name)) throw fail('Documents are read from files alone. Download this one first.');
  try {
    const { size } = await stat(path);
    if (size > maxFileBytes) throw fail(`The file is larger than ${maxFileBytes / 2 ** 20} MiB. Split the document.`);
    // A stream such as /dev/stdin tells no size in advance.
    const bytes = await readFile(path);
    const startsWith = (mark: Buffer) => bytes.subarray(0, mark.length).equals(mark);
    if (archives.some(startsWith)) throw fail('The file is compressed. Unpack it first.');
    const encoding = encodings.find(({ mark }) => startsWith(mark))?.name ?? 'utf-8';
    if (encoding === 'utf-8' && bytes.includes(0)) throw fail('The file is no text in UTF-8. Save it as UTF-8.');
    return new TextDecoder(encoding).decode(bytes);
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
  return new SpecError([{ severity: 'error', message, file, pointer: '#' }], { cause: error });
}
