import { APIError, type APIErrorDetails } from './api-error.ts';

/** What is known of a stream that failed. */
export interface StreamErrorDetails extends APIErrorDetails {
  readonly eventCount: number;
  readonly lastEvent: unknown;
}

/** Base of the failures of a stream that had begun. */
export class StreamError extends APIError {
  static override readonly kind: string = 'StreamError';
  /** How many events arrived before. */
  declare readonly eventCount: number;
  /** The last event that arrived, undefined if there was none. */
  declare readonly lastEvent: unknown;

  /** Keeps what is known of the stream beside what is known of the call. */
  constructor(message: string, details: StreamErrorDetails) {
    super(message, details);
  }
}
