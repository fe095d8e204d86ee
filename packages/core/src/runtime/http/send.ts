import type { Client } from '../client.ts';
import { APIUserAbortError } from '../errors/api-user-abort-error.ts';
import { statusError } from '../errors/status-error.ts';
import type { Operation } from '../operation.ts';
import { type RequestOptions, resolveLimits } from '../options.ts';
import { buildRequest, type PathValues } from './build-request.ts';
import { Call } from './call.ts';
import type { Exchange } from './exchange.ts';
import { fetchWithRetries } from './fetch-with-retries.ts';
import { readText } from './read-body.ts';
import { parseRetryAfter } from './retry-after.ts';
import { isRetryable } from './retry-policy.ts';

/**
 * Sends a call and waits for the headers of a successful answer.
 *
 * @throws {APIError} Where the answer is no success or does not come.
 * @throws {BaseError} Where an option or a path value cannot be used; nothing is sent then.
 */
export async function send(
  client: Client,
  operation: Operation,
  pathValues: PathValues,
  params?: object | null,
  options: RequestOptions = {},
): Promise<Exchange> {
  const call = new Call(operation, resolveLimits(options, client.limits), options.signal);
  const { url, init } = buildRequest(client, operation, pathValues, params, options);
  return call.run(async () => {
    const response = await fetchWithRetries(call, async (signal) => client.fetch(url, { ...init, signal }));
    const exchange = { call, response };
    if (!response.ok) throw await failure(exchange);
    return exchange;
  });
}

async function failure(exchange: Exchange) {
  const { operation } = exchange.call;
  const { status, headers } = exchange.response;
  let error: unknown;
  try {
    error = await readText(exchange);
    error = JSON.parse(error as string);
  } catch (reason) {
    // The status says more than the loss of the text that explains it.
    if (reason instanceof APIUserAbortError) throw reason;
  }
  const retryAfterMs = parseRetryAfter(headers);
  return statusError(status, {
    operation,
    headers,
    error: error || undefined,
    retryAfterMs,
    isRetryable: isRetryable(operation, { status, retryAfterMs }),
  });
}
