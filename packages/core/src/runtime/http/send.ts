import type { Client } from '../client.ts';
import { APIUserAbortError } from '../errors/api-user-abort-error.ts';
import { statusError } from '../errors/status-error.ts';
import type { Operation } from '../operation.ts';
import type { RequestOptions } from '../options.ts';
import { resolveLimits } from '../options.ts';
import { Call } from './call.ts';
import type { Exchange } from './exchange.ts';
import { fetchWithRetries } from './fetch-with-retries.ts';
import { readText } from './read-body.ts';
import { parseRetryAfter } from './retry-after.ts';
import { isIdempotent, isRetryable } from './retry-policy.ts';
import { serializeQuery } from './serialize-query.ts';
import { splitParams } from './split-params.ts';

/** Values of a path template by name. */
export type PathValues = Readonly<Record<string, unknown>>;

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
  const { query, headers, body } = splitParams(operation, params);
  if (operation.accept !== undefined) headers.Accept = operation.accept || '*/*';
  if (operation.body && body !== undefined && !(body instanceof FormData)) {
    headers['Content-Type'] = operation.body.mediaType;
  }
  const { response } = await client.transport.request(operation.method, operation.path, {
    ...client.fetchOptions,
    ...options.fetchOptions,
    // A redirected POST would arrive as a GET, or act at an address that nobody named.
    redirect: isIdempotent(operation) ? 'follow' : 'manual',
    params: { path: pathValues, query: { ...client.defaultQuery, ...query, ...options.query }, header: headers },
    headers: options.headers,
    querySerializer: (values) => serializeQuery(values, operation),
    body,
    parseAs: 'stream',
    fetch: ({ url, init }) =>
      call.run(async () => {
        const answer = await fetchWithRetries(call, async (signal) => client.fetch(url, { ...init, signal }));
        if (!answer.ok) throw await failure({ call, response: answer });
        return answer;
      }),
  });
  return { call, response };
}

async function failure(exchange: Exchange) {
  const { operation } = exchange.call;
  const { status, headers } = exchange.response;
  const text = await readText(exchange).catch((error: unknown) => {
    // The status says more than the loss of the text that explains it.
    if (error instanceof APIUserAbortError) throw error;
    return '';
  });
  const retryAfterMs = parseRetryAfter(headers);
  return statusError(status, {
    operation,
    headers,
    error: parseJson(text),
    retryAfterMs,
    isRetryable: isRetryable(operation, { status, retryAfterMs }),
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text || undefined;
  }
}
