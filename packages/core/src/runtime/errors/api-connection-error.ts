import { APIError } from './api-error.ts';

/** No answer arrived, or its body broke off. `cause` is the error of the transport. */
export class APIConnectionError extends APIError {
  static override readonly kind: string = 'APIConnectionError';
}
