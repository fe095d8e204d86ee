import { APIError } from './api-error.ts';

/** Status 429: too many requests in a short time. `retryAfterMs` says how long to wait, if the server does. */
export class RateLimitError extends APIError {
  static override readonly kind: string = 'RateLimitError';
}
