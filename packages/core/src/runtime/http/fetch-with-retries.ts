import { APIError } from '../errors/api-error.ts';
import type { Call } from './call.ts';
import { discardBody } from './discard-body.ts';
import { parseRetryAfter } from './retry-after.ts';
import { isRetryable, type Outcome, retryDelayMs } from './retry-policy.ts';

/**
 * Sends a request until it is answered for good: with success, with a failure that must not be repeated, or as often
 * as the call allows. It is one phase of the call, which is kept for the body where somebody waits for that already.
 *
 * @param send - Sends the request once; a signal stops it.
 * @param onFailure - What an answer that is no success comes to in the end.
 * @throws {APIConnectionError} Where the last attempt had no answer.
 */
export async function fetchWithRetries(
  call: Call,
  send: (signal: AbortSignal) => Promise<Response>,
  onFailure: (response: Response, outcome: Outcome) => Response | Promise<Response>,
  isAwaited?: () => boolean,
): Promise<Response> {
  const { operation, limits } = call;
  let isKept: boolean | undefined;
  call.attach();
  try {
    for (let attempt = 0; ; attempt += 1) {
      const isLast = attempt >= limits.maxRetries;
      let outcome: Outcome = {};
      const answer = await call.attempt(send);
      call.throwIfStopped();
      if (answer instanceof APIError) {
        if (isLast || !answer.isRetryable) throw answer;
      } else {
        const { ok, status, headers } = answer;
        if (ok) {
          isKept = isAwaited?.();
          return answer;
        }
        outcome = { status, retryAfterMs: parseRetryAfter(headers) };
        // What was deleted by an attempt whose answer was lost is gone, as it was meant to be.
        const isGone = attempt > 0 && status === 404 && operation.method === 'DELETE';
        if (!isGone && (isLast || !isRetryable(operation, outcome))) return await onFailure(answer, outcome);
        discardBody(answer);
        if (isGone) return new Response(null, { status: 204 });
      }
      await call.pause(retryDelayMs(attempt, outcome));
    }
  } finally {
    if (!isKept) call.release();
  }
}
