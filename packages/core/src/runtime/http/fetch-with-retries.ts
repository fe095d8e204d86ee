import type { APIConnectionError } from '../errors/api-connection-error.ts';
import type { Call } from './call.ts';
import { discardBody } from './discard-body.ts';
import { parseRetryAfter } from './retry-after.ts';
import { isRetryable, type Outcome, retryDelayMs } from './retry-policy.ts';

/**
 * Sends a request until it is answered for good: with success, with a failure that must not be repeated, or as often
 * as the call allows. The answer may have any status.
 *
 * @param send - Sends the request once; a signal stops it.
 * @throws {APIConnectionError} Where the last attempt had no answer.
 */
export async function fetchWithRetries(
  call: Call,
  send: (signal: AbortSignal) => Promise<Response>,
): Promise<Response> {
  const { operation, limits } = call;
  for (let attempt = 0; ; attempt += 1) {
    let outcome: Outcome = {};
    try {
      const response = await call.attempt(send);
      outcome = { status: response.status, retryAfterMs: parseRetryAfter(response.headers) };
      // What was deleted by an attempt whose answer was lost is gone, as it was meant to be.
      if (attempt > 0 && response.status === 404 && operation.method === 'DELETE') {
        discardBody(response);
        return new Response(null, { status: 204, headers: response.headers });
      }
      if (response.ok || attempt >= limits.maxRetries || !isRetryable(operation, outcome)) return response;
      discardBody(response);
    } catch (error) {
      call.throwIfStopped();
      if (attempt >= limits.maxRetries || !(error as APIConnectionError).isRetryable) throw error;
    }
    await call.pause(retryDelayMs(attempt, outcome));
  }
}
