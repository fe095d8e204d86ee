import { closeSync, openAsBlob, openSync } from 'node:fs';
import { basename } from 'node:path';
import { setFilePath } from './file-path.ts';
import { inspectFile, readBytes, unreadable } from './read-bytes.ts';
import type { StandardInput } from './standard-input.ts';

/**
 * A file to send. Its bytes are read when they are sent, piece by piece; those of a pipe at once.
 *
 * @param path - `-` and `/dev/stdin` stand for standard input; a leading `@` is ignored, as people are used to it.
 * @throws {@link CommandError} with the usage code when it cannot be read.
 */
export async function readFile(where: string, path: string, stdin: StandardInput): Promise<Blob> {
  const bare = path.replace(/^@(?:data:\/\/|file:\/\/)?/, '');
  if (bare === '-' || bare === '/dev/stdin') return located(new Blob([new Uint8Array(await stdin.read(where))]), '-');
  // openAsBlob takes a pipe for an empty file.
  if (inspectFile(where, bare).isFIFO()) {
    return located(new File([new Uint8Array(readBytes(where, bare))], basename(bare)), bare);
  }
  try {
    // openAsBlob does not say why it fails.
    closeSync(openSync(bare, 'r'));
    return located(new File([await openAsBlob(bare)], basename(bare)), bare);
  } catch (error) {
    throw unreadable(where, bare, error);
  }
}

function located(file: Blob, path: string): Blob {
  setFilePath(file, path);
  return file;
}
