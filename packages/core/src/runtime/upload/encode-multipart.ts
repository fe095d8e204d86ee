import type { EncodedBody } from '../http/encode-body.ts';
import { randomId } from '../http/random-id.ts';
import type { FieldEncoding } from '../operation.ts';
import { type ByteStream, isByteStream, readPieces } from './byte-stream.ts';
import { isFileStream } from './is-file-stream.ts';
import { streamBody } from './stream-body.ts';
import type { FileStream } from './uploadable.ts';

/** One field of a form: a text or a file, and its media type where that is declared. */
interface Part {
  readonly name: string;
  readonly value: string | Blob | FileStream;
  readonly mediaType: string | undefined;
  /** The stream of a file, where it was open before. */
  readonly opened?: ByteStream;
}

/**
 * An object as a multipart form. A list is one field for each item, an object a field with JSON text; null and undefined
 * are left out. A field whose encoding names a media type carries that. Files that are streams are read as they are
 * sent. `FormData` is sent as it is.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#special-considerations-for-multipart-content
 */
export function encodeMultipart(
  value: unknown,
  mediaType: string,
  encodings: Readonly<Record<string, FieldEncoding>> = {},
): EncodedBody {
  if (value instanceof FormData) return { body: value };
  const parts = Object.entries(value ?? {}).flatMap(([name, field]) => {
    return toParts(name, field, Object.hasOwn(encodings, name) ? encodings[name]?.mediaType : undefined);
  });
  // `FormData` can hold neither streams nor texts of a media type, and is always form-data: what it cannot be is written
  // by hand.
  const isPlain =
    mediaType === 'multipart/form-data' &&
    parts.every(({ value: field, mediaType: type }) => field instanceof Blob || !(isFileStream(field) || type));
  if (!isPlain) return writeForm(parts, mediaType);
  const form = new FormData();
  for (const { name, value: field } of parts) form.append(name, field as string | Blob);
  return { body: form };
}

function toParts(name: string, value: unknown, mediaType: string | undefined): Part[] {
  const part = (field: Part['value']) => [{ name, value: field, mediaType }];
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return part(String(value));
  if (value instanceof Date) return part(value.toISOString());
  if (value instanceof Blob) return part(withType(value, mediaType));
  if (isFileStream(value)) return part(value);
  const type = mediaType ?? '';
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
    return part(new Blob([value as ArrayBuffer], { type }));
  // A Node stream of a file knows its path.
  if (isByteStream(value)) {
    const file = { name: fileName((value as { path?: unknown }).path), stream: () => value };
    return [{ name, value: file, mediaType, opened: value }];
  }
  if (Array.isArray(value)) return value.flatMap((item) => toParts(name, item, mediaType));
  return part(JSON.stringify(value));
}

/** A file says of itself what it is; only one that does not is given the declared media type. */
function withType(file: Blob, type: string | undefined): Blob {
  return file.type || !type ? file : new File([file], file instanceof File ? file.name : 'blob', { type });
}

function fileName(path: unknown): string {
  return (
    String(path ?? '')
      .split(/[/\\]/)
      .at(-1) || 'blob'
  );
}

/** A form without streams can be sent again, one with streams is read as it is sent. */
function writeForm(parts: readonly Part[], mediaType: string): EncodedBody {
  const boundary = `form-${randomId()}`;
  const headers = { 'content-type': `${mediaType}; boundary=${boundary}` };
  const end = `--${boundary}--\r\n`;
  if (parts.some(({ value }) => isFileStream(value))) {
    const sources = parts.flatMap(({ opened }) => opened ?? []);
    return { ...streamBody(streamForm(parts, boundary, end), sources), headers };
  }
  const pieces = parts.flatMap((part) => [writeHead(part, boundary), part.value as string | Blob, '\r\n']);
  return { body: new Blob([...pieces, end]), headers };
}

async function* streamForm(
  parts: readonly Part[],
  boundary: string,
  end: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  for (const part of parts) {
    yield encoder.encode(writeHead(part, boundary));
    if (typeof part.value === 'string') yield encoder.encode(part.value);
    else yield* readPieces(part.value.stream());
    yield encoder.encode('\r\n');
  }
  yield encoder.encode(end);
}

/** @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data */
function writeHead({ name, value, mediaType }: Part, boundary: string): string {
  const isText = typeof value === 'string';
  const file = isText ? '' : `; filename="${escapeName('name' in value ? String(value.name) : 'blob')}"`;
  const type = isText ? mediaType : value.type || mediaType || 'application/octet-stream';
  // A media type is a single line; what is not would add headers of its own.
  const content = type ? `\r\nContent-Type: ${type.replace(/[\r\n]+/g, ' ')}` : '';
  return `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(name)}"${file}${content}\r\n\r\n`;
}

function escapeName(name: string): string {
  return name.replace(/["\r\n]/g, encodeURIComponent);
}
