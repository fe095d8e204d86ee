import type { ByteStream } from './byte-stream.ts';

/** A file whose bytes are read as they are sent, and never held whole. */
export interface FileStream {
  /** Name of the file, as the server is told it. */
  readonly name: string;
  /** Media type, `application/octet-stream` when left out. */
  readonly type?: string | undefined;
  /** Opens the file. It is called once. */
  stream(): ByteStream;
}

/**
 * Bytes to upload: a `Blob` or `File` (in Node also one of `fs.openAsBlob`, which reads from the disk as it is sent),
 * bytes in memory, or a stream. A call with a stream is sent once and not repeated after a failure. Browsers send
 * streams over HTTP/2 only, and some not at all.
 */
export type Uploadable = Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer> | ByteStream | FileStream;
