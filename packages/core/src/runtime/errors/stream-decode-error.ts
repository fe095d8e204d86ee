import { StreamError } from './stream-error.ts';

/** An event was not JSON. `error` is its text, `cause` the parser's error. */
export class StreamDecodeError extends StreamError {
  static override readonly kind: string = 'StreamDecodeError';
}
