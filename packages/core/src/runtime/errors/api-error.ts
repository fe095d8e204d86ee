import type { SentOperation } from '../http/retry-policy.ts';
import type { Limits } from '../options.ts';
import { BaseError } from './base-error.ts';

/** What is known of a failed call. */
export interface APIErrorDetails {
  readonly operation: Pick<SentOperation, 'id' | 'method' | 'path' | 'idempotencyKey'>;
  readonly status?: number | undefined;
  readonly headers?: Headers | undefined;
  readonly error?: unknown;
  readonly isRetryable?: boolean | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
  /** Only where a deadline passed: the option that set it. */
  readonly deadline?: Exclude<keyof Limits, 'maxRetries'> | undefined;
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
  declare readonly operation: string;
  /** Method of HTTP. */
  declare readonly method: string;
  /** Path template, without the values. */
  declare readonly path: string;
  /** The server's name for the request, from the header `x-request-id`. */
  declare readonly requestId: string | undefined;
  /** Key that the call was sent with, where the API takes one: with it, the call may be sent again. */
  declare readonly idempotencyKey?: string;
  /** Whether the same call, with the same key, may be sent again without the risk that it acts twice. */
  declare readonly isRetryable: boolean;
  /** Milliseconds that the server asks to wait, however long. */
  declare readonly retryAfterMs: number | undefined;

  /** Adds method and path template to the message. */
  constructor(message: string, details: APIErrorDetails) {
    const { id, method, path, idempotencyKey } = details.operation;
    // A cause that is not there must not become one that is undefined: so all details are handed on.
    super(`${message} (${method} ${path})`, details);
    const requestId = details.headers?.get('x-request-id') ?? undefined;
    Object.assign(this, details, { operation: id, method, path, requestId, isRetryable: !!details.isRetryable });
    if (idempotencyKey) this.idempotencyKey = idempotencyKey;
  }
}
