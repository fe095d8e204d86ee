import { mergeHeaders } from 'openapi-fetch';
import { isBrowser, readEnvironment } from './environment.ts';
import { BaseError } from './errors/base-error.ts';
import type { Auth } from './http/authorization.ts';
import { type ClientOptions, type Fetch, type FetchOptions, type Limits, resolveLimits } from './options.ts';

/** What a client of one API knows without being told. */
export interface ClientDefaults {
  /** Address of the server. */
  readonly baseURL: string;
  /** Environment variables that hold defaults; the first that is set wins. */
  readonly env: { readonly apiKey: readonly string[]; readonly baseURL: string };
  /** How the key is sent. Undefined where the API takes none. */
  readonly auth?: Auth | undefined;
}

/** Settings and connection of one API. Calls are functions that take it, or methods of a class that extends it. */
export class Client {
  /** Address of the server, without a slash at the end. */
  readonly baseURL: string;
  /** Deadlines and retries of calls that set none. */
  readonly limits: Limits;
  /** @internal */
  readonly fetch: Fetch;
  /** @internal */
  readonly fetchOptions: FetchOptions;
  // Private fields stay out of what a console prints of the client: they hold the key.
  readonly #options: ClientOptions;
  readonly #defaults: ClientDefaults;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #defaultQuery: Readonly<Record<string, unknown>>;

  /** @throws {BaseError} Where an option cannot be used, or there is no key and no browser that may have a cookie. */
  constructor(options: ClientOptions, defaults: ClientDefaults) {
    const apiKey = resolveApiKey(options, defaults);
    const { headers, query } = (apiKey && defaults.auth?.(apiKey)) || {};
    this.#options = options;
    this.#defaults = defaults;
    this.#headers = Object.fromEntries(
      mergeHeaders({ accept: 'application/json' }, headers, options.defaultHeaders as Record<string, string>),
    );
    this.#defaultQuery = { ...query, ...options.defaultQuery };
    this.baseURL = resolveBaseURL(options, defaults);
    this.limits = resolveLimits(options);
    // The global one is looked up with each call, since tests and instrumentation replace it.
    this.fetch = (input, init) => (options.fetch ?? globalThis.fetch)(input, init);
    this.fetchOptions = { ...(apiKey || !isBrowser() ? {} : { credentials: 'include' }), ...options.fetchOptions };
  }

  /**
   * Sent with every call, by their names in lower case.
   *
   * @internal
   */
  get headers(): Readonly<Record<string, string>> {
    return this.#headers;
  }

  /** @internal */
  get defaultQuery(): Readonly<Record<string, unknown>> {
    return this.#defaultQuery;
  }

  /** A client with the same settings, save those that are given. */
  withOptions(options: ClientOptions): this {
    const Class = this.constructor as new (options: ClientOptions, defaults: ClientDefaults) => this;
    return new Class({ ...this.#options, ...options }, this.#defaults);
  }
}

function resolveApiKey(options: ClientOptions, { auth, env }: ClientDefaults): string | undefined {
  const apiKey = options.apiKey?.trim() || env.apiKey.map(readEnvironment).find(Boolean);
  // The runtime would refuse it too, but with the key in its message.
  if (apiKey && /[^ -~\u0080-\u00ff]/.test(apiKey)) {
    throw new BaseError('The API key holds a character that a header cannot carry.');
  }
  if (auth && !apiKey && !isBrowser()) {
    throw new BaseError(`There is no API key. Set the option apiKey, or the variable ${env.apiKey.join(' or ')}.`);
  }
  return apiKey;
}

function resolveBaseURL(options: ClientOptions, defaults: ClientDefaults): string {
  const baseURL = options.baseURL || readEnvironment(defaults.env.baseURL) || defaults.baseURL;
  // In a page, an address may be relative to it.
  const page = (globalThis as { location?: { href: string } }).location?.href;
  const url = URL.canParse(baseURL, page) && new URL(baseURL, page);
  if (!url || !/^https?:/.test(url.href) || url.href !== url.origin + url.pathname) {
    throw new BaseError(
      `The address of the server must be an http or https URL without user, query and fragment, such as ` +
        `${defaults.baseURL}. Check the option baseURL and the variable ${defaults.env.baseURL}.`,
    );
  }
  return baseURL.replace(/\/+$/, '');
}
