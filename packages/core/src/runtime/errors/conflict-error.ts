import { APIError } from './api-error.ts';

/** Status 409: the state of the server does not allow it now. */
export class ConflictError extends APIError {
  static override readonly kind: string = 'ConflictError';
}
