import createClient, { type Middleware } from 'openapi-fetch';
import type { Fetch } from '../options.ts';

export type { Middleware };

/**
 * A `fetch` through middleware of openapi-fetch, for the option `fetch` of a client. It sees each attempt of each call as a
 * `Request`, streams and answers that are no success included; `schemaPath` is the path as it is sent, and `params` are
 * empty.
 *
 * @param middleware - Runs in this order before a request, and in the opposite order after it.
 * @param fetch - Sends the requests. Default: the global one.
 * @see https://openapi-ts.dev/openapi-fetch/middleware-auth
 *
 * @example
 * ```ts
 * const trace: Middleware = { onRequest: ({ request }) => request.headers.set('x-trace', crypto.randomUUID()) };
 * const client = createClient({ fetch: withMiddleware([trace]) });
 * ```
 */
export function withMiddleware(middleware: readonly Middleware[], fetch?: Fetch): Fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { origin, pathname, search } = new URL(request.url);
    const client = createClient<Record<string, never>>({
      baseUrl: origin,
      fetch: (changed) => (fetch ?? globalThis.fetch)(changed),
    });
    client.use(...middleware);
    // Its types know no paths but those of a document.
    const send = client.request as unknown as (method: string, path: string, init: object) => Promise<Answer>;
    const { error, response } = await send(request.method, pathname + search, {
      Request: requestClassOf(request),
      parseAs: 'stream',
    });
    if (response.ok || response.bodyUsed === false) return response;
    // It has read the body of an answer that is no success.
    const text = typeof error === 'string' ? error : JSON.stringify(error);
    return new Response(text, response);
  };
}

/** Stands in for the class `Request`: whatever is asked for, it is this one. */
function requestClassOf(request: Request): object {
  function Same() {
    return request;
  }
  // Middleware may answer with another request, which is recognised by its class.
  Same.prototype = Request.prototype;
  return Same;
}

interface Answer {
  readonly error?: unknown;
  readonly response: Response;
}
