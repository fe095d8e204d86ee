import { isBrowser, pageAddress, readEnvironment } from './environment.ts';
import { BaseError } from './errors/base-error.ts';
import type { Auth, Authorization } from './http/authorization.ts';
import { mergeSendable } from './http/merge-sendable.ts';
import { refuseUnsendable } from './http/refuse-unsendable.ts';
import {
  type ClientOptions,
  type FetchOptions,
  type Limits,
  type RequestOptions,
  resolveLimits,
  type Validate,
} from './options.ts';

/** What a client of one API knows without being told. */
export interface ClientDefaults {
  /** Address of the server. */
  readonly baseURL: string;
  /** Environment variables that hold defaults; the first that is set wins. */
  readonly env: { readonly apiKey: readonly string[]; readonly baseURL: string; readonly log: string };
  /** Under which name the package exports the base of all errors. */
  readonly errorName?: string;
  /** How the key is sent. Undefined where the API takes none. */
  readonly auth?: Auth | undefined;
  /** Finds and sends what the API takes in place of a single key. It is given the client's address, too. */
  readonly credentials?: ((options: ClientOptions, baseURL: string) => Authorization) | undefined;
}

/** Settings and connection of one API. Calls are functions that take it, or methods of a class that extends it. */
export class Client {
  /** Address of the server, without a slash at the end. */
  readonly baseURL: string;
  /** Deadlines and retries of calls that set none. */
  readonly limits: Limits;
  /** @internal */
  readonly fetchOptions: FetchOptions;
  /**
   * What holds for every call: the keys, the check of answers, headers by their names in lower case, query parameters,
   * redirects. A function, so that a console does not print the key with the client.
   *
   * @internal
   */
  readonly always: () => {
    /** What nobody else may read. Tokens are added as they come. */
    readonly secrets: readonly string[];
    readonly validate: Validate | undefined;
    readonly headers: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, unknown>>;
    /** What becomes of a redirect of a call that only reads. All others are never followed. */
    readonly redirect: 'follow' | 'manual';
    /** Sends a request with what has to be got for it before. */
    readonly send?: Authorization['send'];
  };
  readonly #options: ClientOptions;
  readonly #defaults: ClientDefaults;

  /** @throws {BaseError} Where an option cannot be used, or there is no key and no browser that may have a cookie. */
  constructor(options: ClientOptions, defaults: ClientDefaults) {
    BaseError.name = defaults.errorName ?? BaseError.name;
    const apiKey = resolveApiKey(options, defaults);
    this.baseURL = resolveBaseURL(options, defaults);
    this.#options = options;
    this.#defaults = defaults;
    const found: Authorization = defaults.credentials?.(options, this.baseURL) ||
      (apiKey && defaults.auth?.(apiKey)) || { secrets: [] };
    const always = {
      redirect: 'follow' as const,
      ...found,
      validate: options.validate,
      headers: Object.fromEntries(mergeSendable({ accept: 'application/json' }, found.headers, options.defaultHeaders)),
      query: { ...found.query, ...options.defaultQuery },
    };
    this.always = () => always;
    this.limits = resolveLimits(options);
    const takesCookie = (defaults.auth ?? defaults.credentials) && !found.secrets.length && isBrowser();
    this.fetchOptions = { ...(takesCookie && { credentials: 'include' }), ...options.fetchOptions };
  }

  /**
   * Sends one attempt of a call.
   *
   * @internal
   */
  async fetch(input: string | Request, init: RequestInit, options: RequestOptions = {}): Promise<Response> {
    // The global one is looked up with each call, since tests and instrumentation replace it.
    const fetch = options.fetch ?? this.#options.fetch ?? globalThis.fetch;
    const { send } = this.always();
    return send ? send(input, init, fetch) : fetch(input, init);
  }

  /** A client with the same settings, save those that are given. */
  withOptions(options: ClientOptions): this {
    const Class = this.constructor as new (options: ClientOptions, defaults: ClientDefaults) => this;
    return new Class({ ...this.#options, ...options }, this.#defaults);
  }
}

function resolveApiKey(options: ClientOptions, { auth, env }: ClientDefaults): string | undefined {
  const apiKey = options.apiKey?.trim() || env.apiKey.map(readEnvironment).find(Boolean);
  refuseUnsendable('The API key', apiKey);
  if (auth && !apiKey && !isBrowser()) {
    throw new BaseError(`There is no API key: set apiKey or ${env.apiKey.join(' or ')}.`);
  }
  return apiKey;
}

function resolveBaseURL(options: ClientOptions, defaults: ClientDefaults): string {
  const baseURL = options.baseURL || readEnvironment(defaults.env.baseURL) || defaults.baseURL;
  // In a page, an address may be relative to it.
  const page = pageAddress();
  if (!URL.canParse(baseURL, page) || !/^https?:\/\/[^/@]+\/[^?#]*$/.test(new URL(baseURL, page).href)) {
    throw new BaseError(
      `baseURL or ${defaults.env.baseURL} must be an http or https URL without user, query and fragment.`,
    );
  }
  return baseURL.replace(/\/+$/, '');
}
