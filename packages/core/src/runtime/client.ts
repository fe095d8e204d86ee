import createOpenapiClient, { type Client as OpenapiClient, type ClientOptions as OpenapiOptions } from 'openapi-fetch';
import { isBrowser, readEnvironment } from './environment.ts';
import { BaseError } from './errors/base-error.ts';
import { type Auth, authorize } from './http/authorization.ts';
import { PlainRequest } from './http/plain-request.ts';
import { serializePath } from './http/serialize-path.ts';
import {
  type ClientOptions,
  type Fetch,
  type FetchOptions,
  type HeadersLike,
  type HeaderValue,
  type Limits,
  resolveLimits,
} from './options.ts';

/** What a client of one API knows without being told. */
export interface ClientDefaults {
  /** Address of the server. */
  readonly baseURL: string;
  /** Environment variables that hold defaults; the first that is set wins. */
  readonly env: { readonly apiKey: readonly string[]; readonly baseURL: string };
  /** How the key is sent. Undefined where the API takes none. */
  readonly auth?: Auth | undefined;
}

/** The part of openapi-fetch that calls are sent through. */
interface Transport {
  request(
    method: string,
    path: string,
    init: FetchOptions & {
      readonly redirect: RequestRedirect;
      readonly params: { readonly path: object; readonly query: object; readonly header: object };
      readonly headers: HeadersLike | undefined;
      readonly querySerializer: (query: Record<string, unknown>) => string;
      readonly body: unknown;
      readonly parseAs: 'stream';
      readonly fetch: (request: PlainRequest) => Promise<Response>;
    },
  ): Promise<{ response: Response }>;
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
  /** @internal */
  readonly transport: Transport;
  // Private fields stay out of what a console prints of the client: they hold the key.
  readonly #options: ClientOptions;
  readonly #defaults: ClientDefaults;
  readonly #headers: Record<string, HeaderValue>;
  readonly #defaultQuery: Readonly<Record<string, unknown>>;

  /** @throws {BaseError} Where an option cannot be used, or there is no key and no browser that may have a cookie. */
  constructor(options: ClientOptions, defaults: ClientDefaults) {
    const apiKey = resolveApiKey(options, defaults);
    const authorization = apiKey && defaults.auth ? authorize(defaults.auth, apiKey) : {};
    const { defaultHeaders = {} } = options;
    this.#options = options;
    this.#defaults = defaults;
    this.#headers = {
      Accept: 'application/json',
      ...authorization.headers,
      ...(defaultHeaders instanceof Headers ? Object.fromEntries(defaultHeaders) : defaultHeaders),
    };
    this.#defaultQuery = { ...authorization.query, ...options.defaultQuery };
    this.baseURL = resolveBaseURL(options, defaults);
    this.limits = resolveLimits(options);
    // The global one is looked up with each call, since tests and instrumentation replace it.
    this.fetch = (input, init) => (options.fetch ?? globalThis.fetch)(input, init);
    this.fetchOptions = { ...(apiKey || !isBrowser() ? {} : { credentials: 'include' }), ...options.fetchOptions };
    this.transport = this.connect({
      pathSerializer: serializePath,
      Request: PlainRequest as unknown as typeof Request,
    }) as unknown as Transport;
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

  /**
   * A client of openapi-fetch with the same address and headers.
   *
   * @internal
   */
  connect<TPaths extends object>(options: OpenapiOptions): OpenapiClient<TPaths> {
    return createOpenapiClient<TPaths>({ baseUrl: this.baseURL, headers: this.#headers, ...options });
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
  const url = URL.canParse(baseURL, page) ? new URL(baseURL, page) : undefined;
  if (!url || !/^https?:/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new BaseError(
      `The address of the server must be an http or https URL without user, query and fragment, such as ` +
        `${defaults.baseURL}. Check the option baseURL and the variable ${defaults.env.baseURL}.`,
    );
  }
  return baseURL.replace(/\/+$/, '');
}
