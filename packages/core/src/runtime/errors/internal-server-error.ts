import { APIError } from './api-error.ts';

/** Status 500 and above: the server failed. */
export class InternalServerError extends APIError {
  static override readonly kind: string = 'InternalServerError';
}
