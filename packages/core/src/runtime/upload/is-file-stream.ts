import type { FileStream } from './uploadable.ts';

/** Whether a value is a file that is read as it is sent. A Blob is none: `fetch` reads it by itself. */
export function isFileStream(value: unknown): value is FileStream {
  return typeof (value as Partial<FileStream> | null)?.stream === 'function' && !(value instanceof Blob);
}
