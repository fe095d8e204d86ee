import type { Operation } from '../operation.ts';
import { BaseError } from './base-error.ts';

/** What is known of a failed call. */
export interface APIErrorDetails {
  readonly operation: Pick<Operation, 'id' | 'method' | 'path'>;
  readonly status?: number | undefined;
  readonly headers?: Headers | undefined;
  readonly error?: unknown;
  readonly isRetryable?: boolean | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** Base of every failed call. Directly, it is an answer with a status that has no class of its own. */
export class APIError extends BaseError {
  static override readonly kind: string = 'APIError';
  /** Status of the answer. Undefined where there was none. */
  readonly status: number | undefined;
  /** Headers of the answer. Undefined where there was none. */
  readonly headers: Headers | undefined;
  /** Body of the answer: parsed JSON, or the text where it is not JSON. */
  readonly error: unknown;
  /** Where the call stands in the client's tree. */
  readonly operation: string;
  readonly method: string;
  /** Path template, without the values. */
  readonly path: string;
  /** The server's name for the request, from the header `x-request-id`. */
  readonly requestId: string | undefined;
  /** Whether the same call may be sent again without the risk that it acts twice. */
  readonly isRetryable: boolean;
  /** Milliseconds that the server asks to wait, however long. */
  readonly retryAfterMs: number | undefined;

  /** Adds method and path template to the message. */
  constructor(message: string, details: APIErrorDetails) {
    const { operation, headers } = details;
    super(`${message} (${operation.method} ${operation.path})`, 'cause' in details ? { cause: details.cause } : {});
    this.status = details.status;
    this.headers = headers;
    this.error = details.error;
    this.operation = operation.id;
    this.method = operation.method;
    this.path = operation.path;
    this.requestId = headers?.get('x-request-id') ?? undefined;
    this.isRetryable = details.isRetryable ?? false;
    this.retryAfterMs = details.retryAfterMs;
  }
}
