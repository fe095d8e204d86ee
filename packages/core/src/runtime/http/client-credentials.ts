import { pageAddress, readEnvironment } from '../environment.ts';
import { BaseError } from '../errors/base-error.ts';
import type { ClientOptions, Fetch } from '../options.ts';
import type { Authorization } from './authorization.ts';
import { discardBody } from './discard-body.ts';

/** What a client proves itself with. */
export interface TokenOptions extends Pick<ClientOptions, 'fetchOptions'> {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Address that gives tokens, in place of the document's. */
  readonly tokenURL?: string | undefined;
  /** Address of the client. */
  readonly baseURL: string;
  /** What nobody else may read. What is got is added. */
  readonly secrets: string[];
}

/** Makes a function that sends requests with a token. */
export type TokenSource = (options: TokenOptions) => NonNullable<Authorization['send']>;

/** How long a token may take to come. */
const tokenTimeoutMs = 30_000;

/** How many tokens are kept from being read: that which is used, and those that are still on their way. */
const hiddenTokens = 4;

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
 * @param tokenUrl - Address that gives tokens; one without a host is on the client's own, even for a call elsewhere.
 * @param variable - Environment variable that gives another address.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4
 */
export function clientCredentials(tokenUrl: string, variable: string, scopes: readonly string[]): TokenSource {
  return (options) => {
    const getToken = tokenGetter(readEnvironment(variable) ?? tokenUrl, scopes, options);
    let kept: Token | undefined;
    let pending: Promise<Token | Response> | undefined;
    const usable = () => (kept && kept.endMs > Date.now() ? kept : undefined);
    return async (input, init, fetch) => {
      const used = usable();
      if (used) {
        const response = await sendWith(used, input, init, fetch);
        // A stream can be sent once.
        if (response.status !== 401 || 'duplex' in init) return response;
        discardBody(response);
        if (kept === used) kept = undefined;
      }
      const renew = () => {
        pending ??= getToken(init, fetch).finally(() => {
          pending = undefined;
        });
        return pending;
      };
      // Another call may have got one meanwhile.
      const answer = usable() ?? (await renew());
      // Others that wait read the same answer.
      if (!('endMs' in answer)) return answer.clone();
      kept = answer;
      return sendWith(answer, input, init, fetch);
    };
  };
}

function sendWith(token: Token, input: string | Request, init: RequestInit, fetch: Fetch): Promise<Response> {
  const isRequest = typeof input !== 'string';
  const headers = new Headers(init.headers ?? (isRequest ? input.headers : undefined));
  headers.set('authorization', `Bearer ${token.value}`);
  // The body of a request can be read once.
  return fetch(isRequest ? input.clone() : input, { ...init, headers });
}

/** Makes the function that asks for a token over the connection of a call. Where there is none, it gives the answer. */
function tokenGetter(tokenUrl: string, scopes: readonly string[], options: TokenOptions) {
  const { clientId, clientSecret, tokenURL = tokenUrl, baseURL, secrets, fetchOptions } = options;
  const { origin } = new URL(baseURL, pageAddress());
  if (!URL.canParse(tokenURL, origin)) throw new BaseError('Option tokenURL must be an http or https URL.');
  const { href } = new URL(tokenURL, origin);
  const authorization = `Basic ${btoa([clientId, clientSecret].map(encodeURIComponent).join(':'))}`;
  const tokensFrom = secrets.push(authorization);
  const body = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scopes.length > 0) body.set('scope', scopes.join(' '));
  return async (init: RequestInit, fetch: Fetch): Promise<Token | Response> => {
    const response = await fetch(href, {
      ...fetchOptions,
      ...init,
      method: 'POST',
      headers: { accept: 'application/json', authorization },
      body,
      // The secret goes to nobody else.
      redirect: 'manual',
      signal: AbortSignal.timeout(tokenTimeoutMs),
    });
    if (!response.ok) return response;
    // A parser's error would quote the token.
    const token = readToken(await response.json().catch(() => null));
    if (secrets.push(token.value) > tokensFrom + hiddenTokens) secrets.splice(tokensFrom, 1);
    return token;
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1 */
function readToken(answer: { readonly access_token?: unknown; readonly expires_in?: unknown } | null): Token {
  const { access_token: value, expires_in: lifetime } = answer ?? {};
  if (typeof value !== 'string' || value === '') throw new BaseError('The server gave no access token.');
  const lifetimeMs = lifetime === undefined ? Infinity : Number(lifetime) * 1000;
  return { value, endMs: Date.now() + lifetimeMs * usedShare };
}
