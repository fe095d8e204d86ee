import type { Fetch } from '../options.ts';
import { sendHiding } from './send-hiding.ts';

/** What carries the key in a request. */
export interface Authorization {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Set where the key would go along to whatever host a redirect names. `fetch` holds back `authorization` and `cookie` alone. */
  readonly redirect?: 'manual';
  /** What nobody else may read, as it was given and as headers and query have it. A token that is got later is added. */
  readonly secrets: readonly string[];
  /** Sends a request with what has to be got for it before, or done where it fails. */
  readonly send?: (input: string | Request, init: RequestInit, fetch: Fetch) => Promise<Response>;
}

/** Puts a key where an API expects it. */
export type Auth = (key: string) => Authorization;

/** Bearer token: https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
export const bearerAuth: Auth = (key) => ({
  headers: { authorization: `Bearer ${key}` },
  secrets: [key, `Bearer ${key}`],
});

/** Basic authentication in UTF-8; the key is `user:password`: https://www.rfc-editor.org/rfc/rfc7617#section-2.1 */
export const basicAuth: Auth = (key) => {
  const authorization = `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(key)))}`;
  return { headers: { authorization }, secrets: [key, authorization] };
};

/** A header that holds the key alone. */
export function headerAuth(name: string): Auth {
  return (key) => ({ headers: { [name]: key }, redirect: 'manual', secrets: [key] });
}

/** A query parameter. */
export function queryAuth(name: string): Auth {
  return (key) => ({ query: { [name]: key }, secrets: [key], send: sendHiding([key]) });
}

/** A cookie. */
export function cookieAuth(name: string): Auth {
  return (key) => {
    const cookie = `${name}=${encodeURIComponent(key)}`;
    return { headers: { cookie }, secrets: [key, cookie] };
  };
}
