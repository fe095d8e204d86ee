import { StreamError } from './stream-error.ts';

/** The stream ended without its terminal event. The server may have gone on; `cause` is set where a connection broke. */
export class StreamInterruptedError extends StreamError {
  static override readonly kind: string = 'StreamInterruptedError';
}
