import { BaseError } from './errors/base-error.ts';
import type { Exchange } from './http/exchange.ts';
import type { Logger, LogLevel } from './log/logger.ts';

/** A function with the signature of the global `fetch`. It is called with an address and a `RequestInit`. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Value of a header; `null` removes one that would be sent otherwise, `undefined` changes nothing. */
export type HeaderValue = string | number | boolean | null | undefined;

/** Headers by name. */
export type HeadersLike = Headers | Record<string, HeaderValue>;

/**
 * Checks what a call has answered, or one event of a stream.
 *
 * @throws {ResponseValidationError} Where it is not what the document says.
 */
export type Validate = (exchange: Exchange, value: unknown) => void;

/** What `fetch` takes beyond the parts that the client sets itself. */
export interface FetchOptions extends Omit<RequestInit, 'body' | 'headers' | 'method' | 'redirect' | 'signal'> {
  /** Node only: how connections are made, such as through a proxy. An undici `Dispatcher`. */
  readonly dispatcher?: unknown;
}

/** How long a call may take, and how often it is tried again. `Infinity` takes a deadline away. */
export interface Limits {
  /** Milliseconds to the headers of the answer, for each attempt. Default: 60,000. */
  readonly timeout: number;
  /** Milliseconds without a byte of a body or stream that is being read. Default: 60,000. */
  readonly idleTimeout: number;
  /** Milliseconds for the whole call with its attempts, pauses, body and stream. Default: none. */
  readonly totalTimeout: number;
  /**
   * How often a call is sent again after the first time. Default: 2. Only failures that are safe to repeat count:
   * `isRetryable` of an error tells.
   */
  readonly maxRetries: number;
}

type OptionalLimits = { readonly [Name in keyof Limits]?: Limits[Name] | undefined };

/** Settings of a client. */
export interface ClientOptions extends OptionalLimits {
  /** The API key. Default: the first environment variable that holds one. */
  readonly apiKey?: string | undefined;
  /** Address of the server. Default: the environment variable, or the first server of the API's document. */
  readonly baseURL?: string | null | undefined;
  /** Sends the requests. Default: the global `fetch`, looked up with each call. */
  readonly fetch?: Fetch | undefined;
  /** Takes what is logged, if anything. Default: `console`. Only a client with all calls logs. */
  readonly logger?: Logger | undefined;
  /**
   * How much is logged: at `info` the outcome of each attempt, at `debug` also its headers, without any that could hold a
   * key. Default: the environment variable, or `warn`, which is nothing so far.
   */
  readonly logLevel?: LogLevel | undefined;
  /** Given to `fetch` with every call: `credentials`, `cache`, `dispatcher` and so on. */
  readonly fetchOptions?: FetchOptions | undefined;
  /** Checks what calls answer: `validate` of this package's `./validate`. Default: nothing is checked. */
  readonly validate?: Validate | undefined;
  /** Sent with every call. */
  readonly defaultHeaders?: HeadersLike | undefined;
  /** Query parameters sent with every call. */
  readonly defaultQuery?: Readonly<Record<string, unknown>> | undefined;
}

/** Settings of one call; they take precedence over the client's. */
export interface RequestOptions extends OptionalLimits {
  /** Aborts the call at any point: while waiting, in a pause before a retry, in the body, in the stream. */
  readonly signal?: AbortSignal | null | undefined;
  /** Headers in addition to, or in place of, the client's. */
  readonly headers?: HeadersLike | undefined;
  /** Query parameters in addition to, or in place of, those of the call; `null` removes one. */
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  /** Sends this call. */
  readonly fetch?: Fetch | undefined;
  /** Given to `fetch` with this call. */
  readonly fetchOptions?: FetchOptions | undefined;
  /** Takes what is logged of this call. */
  readonly logger?: Logger | undefined;
  /** How much of this call is logged. */
  readonly logLevel?: LogLevel | undefined;
}

/** Settings of a call that the server knows again by a key, so that sending it twice is the same as sending it once. */
export interface IdempotentRequestOptions extends RequestOptions {
  /**
   * The key: the same for calls that are to act once together. Default: a random one for each call, which its retries
   * share. With a key, a call that acts is repeated after the same failures as one that reads.
   */
  readonly idempotencyKey?: string | undefined;
}

const defaultLimits: Limits = { timeout: 60_000, idleTimeout: 60_000, totalTimeout: Infinity, maxRetries: 2 };

/**
 * Completes limits from a fallback and checks them.
 *
 * @throws {BaseError} Where one is not a number or is below its minimum: 0 for retries, 1 for times.
 */
export function resolveLimits(given: OptionalLimits, fallback: Limits = defaultLimits): Limits {
  const limits = { ...fallback };
  for (const name of Object.keys(defaultLimits) as (keyof Limits)[]) {
    const value = given[name] ?? fallback[name];
    const minimum = name === 'maxRetries' ? 0 : 1;
    if (!(value >= minimum)) throw new BaseError(`Option ${name} must be at least ${minimum}.`);
    limits[name] = value;
  }
  return limits;
}
