import { StreamError } from './stream-error.ts';

/** The server reported inside the stream that the work failed. `error` is the terminal event. */
export class StreamFailedError extends StreamError {
  static override readonly kind: string = 'StreamFailedError';
}
