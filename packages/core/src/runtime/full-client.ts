import { Client, type ClientDefaults } from './client.ts';
import { readEnvironment } from './environment.ts';
import { APIPromise } from './http/api-promise.ts';
import { readInPhase } from './http/read-answer.ts';
import type { RouteOptions } from './http/send-route.ts';
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  StreamDecodeError,
  StreamError,
  StreamFailedError,
  StreamInterruptedError,
  TurnNotFoundError,
  UnprocessableEntityError,
} from './index.ts';
import type { Logger } from './log/logger.ts';
import { resolveLevel } from './log/resolve-level.ts';
import type { HttpMethod } from './operation.ts';
import type { ClientOptions, RequestOptions } from './options.ts';

/**
 * A client that logs, sends calls that the API's description does not have, and carries the classes of its errors, for
 * those who write `client.retrieve(…).catch` with one import.
 */
export class FullClient extends Client {
  static readonly APIConnectionError: typeof APIConnectionError = APIConnectionError;
  static readonly APIConnectionTimeoutError: typeof APIConnectionTimeoutError = APIConnectionTimeoutError;
  static readonly APIError: typeof APIError = APIError;
  static readonly APIUserAbortError: typeof APIUserAbortError = APIUserAbortError;
  static readonly AuthenticationError: typeof AuthenticationError = AuthenticationError;
  static readonly BadRequestError: typeof BadRequestError = BadRequestError;
  static readonly ConflictError: typeof ConflictError = ConflictError;
  static readonly InternalServerError: typeof InternalServerError = InternalServerError;
  static readonly NotFoundError: typeof NotFoundError = NotFoundError;
  static readonly PermissionDeniedError: typeof PermissionDeniedError = PermissionDeniedError;
  static readonly RateLimitError: typeof RateLimitError = RateLimitError;
  static readonly StreamDecodeError: typeof StreamDecodeError = StreamDecodeError;
  static readonly StreamError: typeof StreamError = StreamError;
  static readonly StreamFailedError: typeof StreamFailedError = StreamFailedError;
  static readonly StreamInterruptedError: typeof StreamInterruptedError = StreamInterruptedError;
  static readonly TurnNotFoundError: typeof TurnNotFoundError = TurnNotFoundError;
  static readonly UnprocessableEntityError: typeof UnprocessableEntityError = UnprocessableEntityError;

  readonly #logger: Logger;
  readonly #level: number;

  /** @throws {BaseError} Where an option cannot be used, or there is no key and no browser that may have a cookie. */
  constructor(options: ClientOptions, defaults: ClientDefaults) {
    super(options, defaults);
    const { env } = defaults;
    this.#logger = options.logger ?? console;
    this.#level = options.logLevel
      ? resolveLevel(options.logLevel, 'Option logLevel')
      : resolveLevel(readEnvironment(env.log), `Variable ${env.log}`);
  }

  /** @internal */
  override async fetch(input: string | Request, init: RequestInit, options: RequestOptions = {}): Promise<Response> {
    const { logger = this.#logger, logLevel } = options;
    const level = logLevel ? resolveLevel(logLevel, 'Option logLevel') : this.#level;
    const send = () => super.fetch(input, init, options);
    if (level < 3) return send();
    // Few programs log calls: what that takes is a chunk of its own.
    const { logFetch } = await import('./log/log-fetch.ts');
    return logFetch(logger, level > 3, input, init, this.always().secrets, send);
  }

  /**
   * Sends a `GET` that the API's description does not have: same key, deadlines, retries and errors.
   *
   * @throws {BaseError} Where the path is no path below the server's address, or holds a query.
   *
   * @example
   * ```ts
   * const answer = await client.get<{ items: string[] }>('/api/v1/other', { query: { limit: 5 } });
   * ```
   */
  get<T = unknown>(path: string, options?: RouteOptions): APIPromise<T> {
    return this.#route('GET', path, options);
  }

  /** Sends a `POST` that the API's description does not have; see {@link FullClient.get}. */
  post<T = unknown>(path: string, options?: RouteOptions): APIPromise<T> {
    return this.#route('POST', path, options);
  }

  /** Sends a `PUT` that the API's description does not have; see {@link FullClient.get}. */
  put<T = unknown>(path: string, options?: RouteOptions): APIPromise<T> {
    return this.#route('PUT', path, options);
  }

  /** Sends a `PATCH` that the API's description does not have; see {@link FullClient.get}. */
  patch<T = unknown>(path: string, options?: RouteOptions): APIPromise<T> {
    return this.#route('PATCH', path, options);
  }

  /** Sends a `DELETE` that the API's description does not have; see {@link FullClient.get}. */
  delete<T = unknown>(path: string, options?: RouteOptions): APIPromise<T> {
    return this.#route('DELETE', path, options);
  }

  #route<T>(method: HttpMethod, path: string, options?: RouteOptions): APIPromise<T> {
    const open = async (isAwaited: () => boolean) => {
      // Few programs send such calls: what that takes is a chunk of its own.
      const { sendRoute } = await import('./http/send-route.ts');
      return sendRoute(this, method, path, options, isAwaited);
    };
    return new APIPromise(open, readInPhase<T>);
  }
}
