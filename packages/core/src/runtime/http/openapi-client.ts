import createClient, { type Client as OpenapiClient } from 'openapi-fetch';
import type { Client } from '../client.ts';
import type { HttpMethod } from '../operation.ts';
import { resolveLimits } from '../options.ts';
import { Call } from './call.ts';
import { fetchWithRetries } from './fetch-with-retries.ts';
import { guardResponse } from './guard-response.ts';
import { isSafe } from './retry-policy.ts';
import { serializeQuery } from './serialize-query.ts';

export type { OpenapiClient };

/**
 * openapi-fetch's own client over a client's address, key, default query, deadlines and retries. As always with
 * openapi-fetch, an answer that is no success is returned as `error` and not thrown; only a missing answer is thrown.
 *
 * @typeParam TPaths - The `paths` that openapi-typescript makes from the API's document.
 * @see https://openapi-ts.dev/openapi-fetch/
 */
export function openapiClient<TPaths extends object>(client: Client): OpenapiClient<TPaths> {
  return createClient<TPaths>({
    ...client.fetchOptions,
    baseUrl: client.baseURL,
    headers: client.always().headers,
    // A request that is made already cannot be given another address everywhere, since Firefox hides its body. A proxy
    // keeps `instanceof` working for the requests that middleware makes.
    Request: new Proxy(Request, {
      construct: (Base, [address, init]) => new Base(withQuery(address, client.always().query), init),
    }),
    fetch: async (request) => {
      const method = request.method as HttpMethod;
      // Messages never hold a query string.
      const path = new URL(request.url).pathname;
      const call = new Call(
        { id: `${method} ${path}`, method, path },
        resolveLimits({}, client.limits),
        request.signal,
      );
      const redirect = isSafe(call.operation) ? client.always().redirect : 'manual';
      const response = await fetchWithRetries(
        call,
        (signal) => client.fetch(request.clone(), { signal, redirect }),
        (failed) => failed,
      );
      return guardResponse({ call, response });
    },
  });
}

/** An address with the query of every call, save what it has already. */
function withQuery(address: string, always: Readonly<Record<string, unknown>>): string {
  const given = new URLSearchParams(address.split('?')[1]);
  const missing = Object.entries(always).filter(([name]) => !given.has(name));
  const search = serializeQuery(Object.fromEntries(missing));
  return search ? `${address}${address.includes('?') ? '&' : '?'}${search}` : address;
}
