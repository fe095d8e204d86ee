import { APIError } from './api-error.ts';

/** Status 401: the key is missing, malformed or unknown. */
export class AuthenticationError extends APIError {
  static override readonly kind: string = 'AuthenticationError';
}
