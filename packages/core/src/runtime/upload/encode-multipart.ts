import type { EncodedBody } from '../http/encode-body.ts';
import { isByteStream, readPieces, toReadableStream } from './byte-stream.ts';
import { isFileStream } from './is-file-stream.ts';
import type { FileStream } from './uploadable.ts';

/** One field of a form: a text or a file. */
type Part = readonly [name: string, value: string | Blob | FileStream];

/**
 * An object as a multipart form. A list is one field for each item, an object a field with JSON text; null and undefined
 * are left out. Files that are streams are read as they are sent. `FormData` is sent as it is.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#special-considerations-for-multipart-content
 */
export function encodeMultipart(value: unknown, mediaType: string): EncodedBody {
  if (value instanceof FormData) return { body: value };
  const parts = Object.entries(value ?? {}).flatMap(([name, field]) => toParts(name, field));
  if (parts.some(([, field]) => isFileStream(field))) return encodeStream(parts, mediaType);
  const form = new FormData();
  for (const [name, field] of parts) form.append(name, field as string | Blob);
  return { body: form };
}

function toParts(name: string, value: unknown): Part[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [[name, String(value)]];
  if (value instanceof Date) return [[name, value.toISOString()]];
  if (value instanceof Blob || isFileStream(value)) return [[name, value]];
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return [[name, new Blob([value as ArrayBuffer])]];
  // A Node stream of a file knows its path.
  if (isByteStream(value)) return [[name, { name: fileName((value as { path?: unknown }).path), stream: () => value }]];
  if (Array.isArray(value)) return value.flatMap((item) => toParts(name, item));
  return [[name, JSON.stringify(value)]];
}

function fileName(path: unknown): string {
  return (
    String(path ?? '')
      .split(/[/\\]/)
      .at(-1) || 'blob'
  );
}

/** `FormData` cannot hold streams, so the form is written by hand. */
function encodeStream(parts: readonly Part[], mediaType: string): EncodedBody {
  const boundary = `form-${crypto.randomUUID()}`;
  return {
    body: toReadableStream(writeParts(parts, boundary)),
    headers: { 'content-type': `${mediaType}; boundary=${boundary}` },
    duplex: 'half',
  };
}

/** @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data */
async function* writeParts(parts: readonly Part[], boundary: string): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  for (const [name, value] of parts) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(name)}"`;
    if (typeof value === 'string') {
      yield encoder.encode(`${head}\r\n\r\n${value}\r\n`);
      continue;
    }
    const file = escapeName('name' in value ? String(value.name) : 'blob');
    // A media type is a single line; what is not would add headers of its own.
    const type = value.type?.replace(/[\r\n]+/g, ' ') || 'application/octet-stream';
    yield encoder.encode(`${head}; filename="${file}"\r\nContent-Type: ${type}\r\n\r\n`);
    yield* readPieces(value.stream());
    yield encoder.encode('\r\n');
  }
  yield encoder.encode(`--${boundary}--\r\n`);
}

function escapeName(name: string): string {
  return name.replace(/["\r\n]/g, encodeURIComponent);
}
