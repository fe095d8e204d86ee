import type { Client } from '../client.ts';
import { statusError } from '../errors/status-error.ts';
import type { Operation } from '../operation.ts';
import { type IdempotentRequestOptions, resolveLimits } from '../options.ts';
import { buildRequest, type PathValues } from './build-request.ts';
import { Call } from './call.ts';
import type { Exchange } from './exchange.ts';
import { type FailureChunk, fetchWithRetries } from './fetch-with-retries.ts';
import { isRetryable, type Outcome } from './retry-policy.ts';

/**
 * Sends a call and waits for the headers of a successful answer.
 *
 * @param isAwaited - Whether somebody waits for the body already. Its phase then goes on from this one, which saves a
 *   timer.
 * @throws {APIError} Where the answer is no success or does not come.
 * @throws {BaseError} Where an option or a path value cannot be used; nothing is sent then.
 */
export async function send(
  given: Client,
  operation: Operation,
  pathValues: PathValues,
  params?: object | null,
  options: IdempotentRequestOptions = {},
  isAwaited?: () => boolean,
): Promise<Exchange> {
  const client = operation.atServer?.(given, operation) ?? given;
  const { url, init } = buildRequest(client, operation, pathValues, params, options);
  // A stream can be sent once.
  const limits = resolveLimits(init.cut ? { ...options, maxRetries: 0 } : options, client.limits);
  const { secrets, validate } = client.always();
  const sent = { url, headers: init.headers, secrets };
  const idempotencyKey = operation.addKey?.(operation, init, options);
  const call = new Call(idempotencyKey ? { ...operation, idempotencyKey } : operation, limits, options.signal);
  const attempt = (signal: AbortSignal) =>
    client.fetch(url, { ...init, ...(init.cut && { body: init.cut(signal) }), signal }, options);
  const fail = async (response: Response, outcome: Outcome, chunk?: FailureChunk) => {
    const { said, ...told } = (await chunk?.readFailure({ call, response, sent })) ?? {};
    throw statusError({ call, response }, said, {
      ...outcome,
      ...told,
      isRetryable: isRetryable(call.operation, outcome),
    });
  };
  const answer = fetchWithRetries(call, attempt, fail, isAwaited);
  if (init.release) answer.catch(init.release);
  const exchange: Exchange = {
    call,
    sent,
    validate,
    response: await answer,
    async sendAgain(failure) {
      exchange.response = await fetchWithRetries(call, attempt, fail, () => true, failure);
    },
  };
  return exchange;
}
