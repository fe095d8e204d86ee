import { APIError } from './api-error.ts';

/** Status 404: there is no such thing for this key. */
export class NotFoundError extends APIError {
  static override readonly kind: string = 'NotFoundError';
}
