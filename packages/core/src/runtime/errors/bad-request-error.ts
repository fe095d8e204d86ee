import { APIError } from './api-error.ts';

/** Status 400: the server cannot read the request. */
export class BadRequestError extends APIError {
  static override readonly kind: string = 'BadRequestError';
}
