import { createReadStream, statSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { maxFileBytes } from '../limits.ts';
import { errorAt } from '../spec-error.ts';
import { decodeSource } from './decode-source.ts';

/** Whether a name is one of standard input. */
function isStandardInput(name: string): boolean {
  return name === '-' || name === '/dev/stdin';
}

/** Whether a name is not that of a file: `-` is standard input, and a shell makes a pipe of `<(command)`. */
export function isPipe(name: string): boolean {
  return isStandardInput(name) || statSync(name, { throwIfNoEntry: false })?.isFIFO() === true;
}

/** What a pipe is called in messages. */
export function pipeName(name: string): string {
  return isStandardInput(name) ? 'stdin' : name;
}

/**
 * Reads a document from a pipe, which can be done once.
 *
 * @throws {@link SpecError} when it is no text, or when it is too large.
 */
export async function readPipe(name: string): Promise<string> {
  const fail = (message: string) => errorAt({ file: pipeName(name) }, message);
  // Opened by its path, standard input would be missing where it is a socket, as other programs make it.
  const source = isStandardInput(name) ? { fd: 0, autoClose: false } : {};
  const bytes = await buffer(createReadStream(name, { ...source, end: maxFileBytes }));
  if (bytes.length > maxFileBytes) throw fail(`The document is larger than ${maxFileBytes / 2 ** 20} MiB. Split it.`);
  return decodeSource(bytes, fail);
}
