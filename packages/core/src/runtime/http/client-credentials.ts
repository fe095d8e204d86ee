import { BaseError } from '../errors/base-error.ts';
import type { Fetch } from '../options.ts';
import type { Authorization } from './authorization.ts';
import { discardBody } from './discard-body.ts';

/** What a client proves itself with. */
export interface TokenOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Address that gives tokens, in place of the document's. */
  readonly tokenURL?: string | undefined;
}

/** Makes a function that sends requests with a token. */
export type TokenSource = (options: TokenOptions) => NonNullable<Authorization['send']>;

/** How long a token may take to come. */
const tokenTimeoutMs = 30_000;

/** How much of its life a token is used for: it has to last until the request has arrived. */
const usedShare = 0.9;

interface Token {
  readonly value: string;
  readonly endMs: number;
}

/**
 * Gets a token for an id and a secret, and sends it with each request. It is kept until it ends, and got anew, once, where
 * the server refuses it before. While one is on its way, all calls wait for it. Where the server gives none, its answer is
 * that of the call.
 *
 * @param tokenUrl - Address that gives tokens; one without a host is on the API's own.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4
 */
export function clientCredentials(tokenUrl: string, scopes: readonly string[]): TokenSource {
  return (options) => {
    let kept: Token | undefined;
    let pending: Promise<Token | Response> | undefined;
    return async (input, init, fetch) => {
      const used = kept && kept.endMs > Date.now() ? kept : undefined;
      if (used) {
        const response = await sendWith(used, input, init, fetch);
        // A stream can be sent once.
        if (response.status !== 401 || 'duplex' in init) return response;
        discardBody(response);
        if (kept === used) kept = undefined;
      }
      const url = new URL(options.tokenURL ?? tokenUrl, addressOf(input)).href;
      pending ??= requestToken(url, options, scopes, fetch).finally(() => {
        pending = undefined;
      });
      const answer = await pending;
      // Others that wait read the same answer.
      if (answer instanceof Response) return answer.clone();
      kept = answer;
      return sendWith(answer, input, init, fetch);
    };
  };
}

function addressOf(input: string | Request): string {
  const page = (globalThis as { location?: { href: string } }).location?.href;
  return new URL(typeof input === 'string' ? input : input.url, page).origin;
}

function sendWith(token: Token, input: string | Request, init: RequestInit, fetch: Fetch): Promise<Response> {
  const isRequest = typeof input !== 'string';
  const headers = new Headers(init.headers ?? (isRequest ? input.headers : undefined));
  headers.set('authorization', `Bearer ${token.value}`);
  // The body of a request can be read once.
  return fetch(isRequest ? input.clone() : input, { ...init, headers });
}

async function requestToken(
  url: string,
  { clientId, clientSecret }: TokenOptions,
  scopes: readonly string[],
  fetch: Fetch,
): Promise<Token | Response> {
  const login = [clientId, clientSecret].map(encodeURIComponent).join(':');
  const body = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scopes.length > 0) body.set('scope', scopes.join(' '));
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'application/json', authorization: `Basic ${btoa(login)}` },
    body,
    // The secret goes to nobody else.
    redirect: 'manual',
    signal: AbortSignal.timeout(tokenTimeoutMs),
  });
  return response.ok ? readToken(await response.json()) : response;
}

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1 */
function readToken(answer: { readonly access_token?: unknown; readonly expires_in?: unknown } | null): Token {
  const { access_token: value, expires_in: lifetime } = answer ?? {};
  if (typeof value !== 'string' || value === '') throw new BaseError('The server gave no access token.');
  const lifetimeMs = lifetime === undefined ? Infinity : Number(lifetime) * 1000;
  return { value, endMs: Date.now() + lifetimeMs * usedShare };
}
