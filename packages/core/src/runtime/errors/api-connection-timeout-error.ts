import type { Limits } from '../options.ts';
import { APIConnectionError } from './api-connection-error.ts';
import type { APIErrorDetails } from './api-error.ts';

/** A deadline passed. */
export class APIConnectionTimeoutError extends APIConnectionError {
  static override readonly kind: string = 'APIConnectionTimeoutError';
  /** Name of the option that set the deadline. */
  readonly deadline: Exclude<keyof Limits, 'maxRetries'>;

  constructor(message: string, details: APIErrorDetails & Pick<APIConnectionTimeoutError, 'deadline'>) {
    super(message, details);
    this.deadline = details.deadline;
  }
}
