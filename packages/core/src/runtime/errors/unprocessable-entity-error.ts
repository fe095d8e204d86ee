import { APIError } from './api-error.ts';

/** Status 422: the request does not have the form that the operation asks for. */
export class UnprocessableEntityError extends APIError {
  static override readonly kind: string = 'UnprocessableEntityError';
}
