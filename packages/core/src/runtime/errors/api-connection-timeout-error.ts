import type { Limits } from '../options.ts';
import { APIConnectionError } from './api-connection-error.ts';

/** A deadline passed. */
export class APIConnectionTimeoutError extends APIConnectionError {
  static override readonly kind: string = 'APIConnectionTimeoutError';
  /** Name of the option that set the deadline. */
  declare readonly deadline: Exclude<keyof Limits, 'maxRetries'>;
}
