/** Formats of compression by the names that HTTP has for them. */
const formats: Readonly<Record<string, string>> = {
  gzip: 'gzip',
  'x-gzip': 'gzip',
  deflate: 'deflate',
  br: 'brotli',
  zstd: 'zstd',
};

/** More than a server has a reason for. */
const mostCodings = 5;

/**
 * A body without the codings that a server has put on it. Where this Node does not know them all, it stays as it is, as
 * with the global `fetch`.
 *
 * @param codings - The header's value, in the order in which they were put on.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.content-encoding
 */
export function decodeBody(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  codings: string,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const names = codings
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const applied = names.filter((name) => name !== 'identity').reverse();
  if (applied.length > mostCodings) return body;
  try {
    const decoders = applied.map((name) => new DecompressionStream(formats[name] as CompressionFormat));
    return decoders.reduce((stream, decoder) => stream.pipeThrough(decoder), body);
  } catch {
    return body;
  }
}
