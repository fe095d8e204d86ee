import type { FieldEncoding } from '../operation.ts';

/** What a body adds to the second argument of `fetch`. */
export interface EncodedBody extends Pick<RequestInit, 'body'> {
  /** By their names in lower case. Without a content type, `fetch` sets the one that belongs to the body. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Set where the body is a stream: https://fetch.spec.whatwg.org/#dom-requestinit-duplex */
  readonly duplex?: 'half';
  /** The same stream, which a signal cuts off from its source. */
  readonly cut?: (signal: AbortSignal) => ReadableStream<Uint8Array>;
  /** Lets go of the stream's source, where the call has failed. */
  readonly release?: () => void;
}

/** Makes a body of a media type from a value. */
export type BodyEncoder = (
  value: unknown,
  mediaType: string,
  encodings?: Readonly<Record<string, FieldEncoding>>,
) => EncodedBody;
