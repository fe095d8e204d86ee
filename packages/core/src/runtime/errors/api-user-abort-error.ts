import { APIError } from './api-error.ts';

/** The caller aborted the call. `cause` is the reason of the caller's signal. */
export class APIUserAbortError extends APIError {
  static override readonly kind: string = 'APIUserAbortError';
}
