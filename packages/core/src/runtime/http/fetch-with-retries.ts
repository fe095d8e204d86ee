import { APIError } from '../errors/api-error.ts';
import type { Call } from './call.ts';
import { discardBody } from './discard-body.ts';
import { isRetryable, isUnsentRequest, type Outcome, retryDelayMs } from './retry-policy.ts';

/** What only failures need. Undefined where it could not be loaded. */
export type FailureChunk = typeof import('./read-failure.ts');

/**
 * Sends a request until it is answered for good: with success, with a failure that must not be repeated, or as often
 * as the call allows. It is one phase of the call, which is kept for the body where somebody waits for that already.
 *
 * @param send - Sends the request once; a signal stops it.
 * @param onFailure - What an answer that is no success comes to in the end.
 * @param lost - How the attempt before ended, where its answer broke off.
 * @throws {APIConnectionError} Where the last attempt had no answer.
 */
export async function fetchWithRetries(
  call: Call,
  send: (signal: AbortSignal) => Promise<Response>,
  onFailure: (response: Response, outcome: Outcome, chunk?: FailureChunk) => Response | Promise<Response>,
  isAwaited?: () => boolean,
  lost?: APIError,
): Promise<Response> {
  const { operation, limits } = call;
  let isKept: boolean | undefined;
  /** Whether an attempt may have acted. */
  let isDoubtful: boolean | undefined;
  call.attach();
  try {
    for (let answer = lost ?? (await call.attempt(send)); ; answer = await call.attempt(send)) {
      const isLast = call.retries >= limits.maxRetries;
      let outcome: Outcome = {};
      call.throwIfStopped();
      if (answer instanceof APIError) {
        if (isLast || !answer.isRetryable) throw answer;
        isDoubtful ||= !isUnsentRequest(answer.cause);
      } else {
        const { ok, status } = answer;
        if (ok) {
          isKept = isAwaited?.();
          return answer;
        }
        call.expect();
        // What only failures need is a chunk of its own, which most programs never load. Without it, the status has to do.
        const chunk = await import('./read-failure.ts').catch(() => undefined);
        call.throwIfStopped();
        outcome = { status, retryAfterMs: chunk?.parseRetryAfter(answer.headers) };
        // What was deleted by an attempt whose answer was lost is gone, as it was meant to be.
        const isGone = isDoubtful && status === 404 && operation.method === 'DELETE';
        if (!isGone && (isLast || !isRetryable(operation, outcome))) return await onFailure(answer, outcome, chunk);
        discardBody(answer);
        if (isGone) return new Response(null, { status: 204 });
        isDoubtful ||= status !== 429;
      }
      await call.pause(retryDelayMs(call.retries, outcome));
      call.retries += 1;
    }
  } finally {
    if (!isKept) call.release();
  }
}
