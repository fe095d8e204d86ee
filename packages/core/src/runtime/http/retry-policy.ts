import type { Operation } from '../operation.ts';

/** An operation as it is sent: with the key, if there is one, by which the server knows that it is sent again. */
export type SentOperation = Operation & {
  readonly stream?: unknown;
  /** Set where the same call may answer whole. */
  readonly streamed?: unknown;
  readonly idempotencyKey?: string | undefined;
};

/** How an attempt ended, as far as repeating it is concerned. */
export interface Outcome {
  /** Status of the answer. Undefined where none arrived. */
  readonly status?: number | undefined;
  /** What the server asks to wait. */
  readonly retryAfterMs?: number | undefined;
  /** Whether the request cannot have reached the server, because no connection was made. */
  readonly isUnsent?: boolean | undefined;
}

const longestRetryAfterMs = 60_000;
const shortestBackoffMs = 500;
const longestBackoffMs = 8_000;
// Of Node's sockets, of undici, and of Bun.
const unsentMarks = /\b(connect|getaddrinfo|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)\b/;

/** Whether a request only reads: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1 */
export function isSafe(operation: Pick<Operation, 'method'>): boolean {
  return /^[GHQ]/.test(operation.method);
}

/**
 * Whether a request may be sent again without the risk that the server acts twice.
 *
 * An idempotent one may after a lost connection, 408, 409, 429 and 5xx. Any other only where the server cannot have
 * acted: when no connection was made, after 429, and after a 503 that says when to come back, unless the answer is a
 * stream, since the work of a stream may have begun by then.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
 */
export function isRetryable(
  { method, stream, idempotencyKey }: Pick<SentOperation, 'method' | 'stream' | 'idempotencyKey'>,
  { status, retryAfterMs, isUnsent }: Outcome,
): boolean {
  if (isUnsent || status === 429) return true;
  // POST and PATCH do not promise that sending them twice is the same as sending them once, save with a key.
  const isIdempotent = idempotencyKey || !/^P[OA]/.test(method);
  if (isIdempotent) return status === undefined || status === 408 || status === 409 || status >= 500;
  return status === 503 && retryAfterMs !== undefined && !stream;
}

/**
 * Milliseconds to wait before the next attempt: what the server asks, at most one minute, else a random part of a
 * limit that doubles with each attempt (full jitter).
 *
 * @param attempt - Number of the attempt that has failed, from 0.
 * @param random - Gives a number from 0 up to, and without, 1.
 */
export function retryDelayMs(attempt: number, outcome: Outcome, random: () => number = Math.random): number {
  if (outcome.retryAfterMs !== undefined) return Math.min(outcome.retryAfterMs, longestRetryAfterMs);
  return random() * Math.min(longestBackoffMs, shortestBackoffMs * 2 ** attempt);
}

/**
 * Whether an error of `fetch` says that no connection was made, as opposed to one that was lost. False where the
 * runtime does not tell, as in browsers.
 */
export function isUnsentRequest(error: unknown): boolean {
  const { syscall, code } = ((error as { cause?: unknown } | null)?.cause ?? error ?? {}) as Record<string, unknown>;
  return unsentMarks.test(`${syscall} ${code}`);
}
