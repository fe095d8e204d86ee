import type { APIError } from '../errors/api-error.ts';
import type { Exchange } from './exchange.ts';

/**
 * The result of a call. The request is on its way already; the body is read once the promise is awaited.
 *
 * @typeParam T - What the call resolves to.
 */
export class APIPromise<T> extends Promise<T> {
  readonly #exchange: Promise<Exchange>;
  readonly #parse: (exchange: Exchange) => Promise<T>;
  readonly #rescue: ((failure: APIError) => Promise<T>) | undefined;
  #result: Promise<T> | undefined;

  /**
   * Sends the call.
   *
   * @param open - Sends the call. It may ask, once the headers are here, whether somebody waits for the body already.
   * @param rescue - What a call that was not answered resolves to all the same.
   * @internal
   */
  constructor(
    open: (isAwaited: () => boolean) => Promise<Exchange>,
    parse: (exchange: Exchange) => Promise<T>,
    rescue?: (failure: APIError) => Promise<T>,
  ) {
    // The promise that this class extends is never used: `then` leads to the result.
    super(() => undefined);
    this.#exchange = open(() => Boolean(this.#result));
    this.#parse = parse;
    this.#rescue = rescue;
  }

  /** What follows on this promise is an ordinary one. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /**
   * The answer as soon as its headers are here, its body unread. For use in place of awaiting the result.
   *
   * @throws {APIError} Where the answer is no success or does not come.
   */
  async asResponse(): Promise<Response> {
    const exchange = await this.#exchange;
    // Few programs read the answer themselves: what guards it is a chunk of its own.
    const { guardResponse } = await import('./guard-response.ts');
    return guardResponse(exchange);
  }

  /** The result together with the answer that it was read from. */
  async withResponse(): Promise<{ data: T; response: Response }> {
    const [data, { response }] = await Promise.all([this.#settle(), this.#exchange]);
    return { data, response };
  }

  // `catch` and `finally` of Promise call `then`.
  // biome-ignore lint/suspicious/noThenProperty: this is a promise.
  override then<TResult = T, TError = never>(
    onFulfilled?: ((value: T) => TResult | PromiseLike<TResult>) | null,
    onRejected?: ((reason: unknown) => TError | PromiseLike<TError>) | null,
  ): Promise<TResult | TError> {
    return this.#settle().then(onFulfilled, onRejected);
  }

  #settle(): Promise<T> {
    this.#result ??= this.#exchange.then(this.#parse, this.#rescue);
    return this.#result;
  }
}
