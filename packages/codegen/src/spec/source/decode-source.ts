/** Encodings that begin with a mark of their own. */
const encodings = [
  { name: 'utf-16le', mark: Buffer.of(0xff, 0xfe) },
  { name: 'utf-16be', mark: Buffer.of(0xfe, 0xff) },
] as const;

/** How the archives begin in which documents are often sent. */
const archives = [Buffer.of(0x1f, 0x8b), Buffer.from('PK\u0003\u0004')];

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so. The mark is left out.
 *
 * @param fail - Makes the error of a message.
 * @throws What `fail` makes, when the bytes are no text.
 */
export function decodeSource(bytes: Buffer, fail: (message: string) => Error): string {
  const startsWith = (mark: Buffer) => bytes.subarray(0, mark.length).equals(mark);
  if (archives.some(startsWith)) throw fail('The file is compressed. Unpack it first.');
  const encoding = encodings.find(({ mark }) => startsWith(mark))?.name ?? 'utf-8';
  if (encoding === 'utf-8' && bytes.includes(0)) throw fail('The file is no text in UTF-8. Save it as UTF-8.');
  return new TextDecoder(encoding).decode(bytes);
}
