import { APIError } from './api-error.ts';

/** Status 403: the key may not do this. */
export class PermissionDeniedError extends APIError {
  static override readonly kind: string = 'PermissionDeniedError';
}
