import type { Client } from '../client.ts';
import { APIUserAbortError } from '../errors/api-user-abort-error.ts';
import { statusError } from '../errors/status-error.ts';
import type { Operation } from '../operation.ts';
import { type RequestOptions, resolveLimits } from '../options.ts';
import { buildRequest, type PathValues } from './build-request.ts';
import { Call } from './call.ts';
import type { Exchange } from './exchange.ts';
import { fetchWithRetries } from './fetch-with-retries.ts';
import { readJson } from './read-body.ts';
import { isRetryable } from './retry-policy.ts';

/**
 * Sends a call and waits for the headers of a successful answer.
 *
 * @param isAwaited - Whether somebody waits for the body already. Its phase then goes on from this one, which saves a
 *   timer.
 * @throws {APIError} Where the answer is no success or does not come.
 * @throws {BaseError} Where an option or a path value cannot be used; nothing is sent then.
 */
export async function send(
  client: Client,
  operation: Operation,
  pathValues: PathValues,
  params?: object | null,
  options: RequestOptions = {},
  isAwaited?: () => boolean,
): Promise<Exchange> {
  const { url, init } = buildRequest(client, operation, pathValues, params, options);
  // A stream can be sent once.
  const limits = resolveLimits(init.duplex ? { ...options, maxRetries: 0 } : options, client.limits);
  const call = new Call(operation, limits, options.signal);
  const response = await fetchWithRetries(
    call,
    (signal) => client.fetch(url, { ...init, signal }, options),
    async (failed, outcome) => {
      const error = await readJson({ call, response: failed }).catch((reason) => {
        // The status says more than the loss of the text that explains it.
        if (reason instanceof APIUserAbortError) throw reason;
        return reason.error;
      });
      const { status, headers } = failed;
      const isRepeatable = isRetryable(operation, outcome);
      throw statusError(status, { ...outcome, operation, headers, error, isRetryable: isRepeatable });
    },
    isAwaited,
  );
  return { call, response };
}
