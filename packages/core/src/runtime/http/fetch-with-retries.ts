import type { APIError } from '../errors/api-error.ts';
import type { Call } from './call.ts';
import { discardBody } from './discard-body.ts';
import { parseRetryAfter } from './retry-after.ts';
import { isRetryable, type Outcome, retryDelayMs } from './retry-policy.ts';

/**
 * Sends a request until it is answered for good: with success, with a failure that must not be repeated, or as often
 * as the call allows.
 *
 * @param send - Sends the request once; a signal stops it.
 * @param onFailure - What an answer that is no success comes to in the end.
 * @throws {APIConnectionError} Where the last attempt had no answer.
 */
export async function fetchWithRetries(
  call: Call,
  send: (signal: AbortSignal) => Promise<Response>,
  onFailure: (response: Response, outcome: Outcome) => Response | Promise<Response>,
): Promise<Response> {
  const { operation, limits } = call;
  for (let attempt = 0; ; attempt += 1) {
    const isLast = attempt >= limits.maxRetries;
    let outcome: Outcome = {};
    try {
      const response = await call.attempt(send);
      const { ok, status } = response;
      if (ok) return response;
      outcome = { status, retryAfterMs: parseRetryAfter(response.headers) };
      // What was deleted by an attempt whose answer was lost is gone, as it was meant to be.
      const isGone = attempt > 0 && status === 404 && operation.method === 'DELETE';
      if (!isGone && (isLast || !isRetryable(operation, outcome))) return onFailure(response, outcome);
      discardBody(response);
      if (isGone) return new Response(null, { status: 204 });
    } catch (error) {
      call.throwIfStopped();
      if (isLast || !(error as APIError).isRetryable) throw error;
    }
    await call.pause(retryDelayMs(attempt, outcome));
  }
}
