/** Key under which an error has its class. Registered globally, so that every copy of this code finds it. */
const brand = Symbol.for('openapi-client.error');

/**
 * Base of every error that the client throws by itself: wrong options and arguments directly, failed calls by its
 * subclasses. Messages never hold a key or a query string.
 */
export class BaseError extends Error {
  /** Name of the class, the same in minified code. */
  static readonly kind: string = 'BaseError';

  /**
   * Under which name the package exports this class. Clients set it.
   *
   * @internal
   */
  static override name: string = 'BaseError';

  /** Name of the class. */
  override get name(): string {
    const { kind } = this[brand];
    return kind === 'BaseError' ? BaseError.name : kind;
  }

  /** @internal */
  get [brand](): typeof BaseError {
    return this.constructor as typeof BaseError;
  }

  /**
   * Whether a value is an error of this class or of one below it. Unlike `instanceof` it also knows errors from another
   * copy of the package.
   *
   * @example
   * ```ts
   * if (NotFoundError.isInstance(error)) console.log(error.requestId);
   * ```
   */
  static isInstance<TError>(
    this: { readonly kind: string; readonly prototype: TError },
    value: unknown,
  ): value is TError {
    let type = (value as { [brand]?: { kind?: string } } | null | undefined)?.[brand];
    // biome-ignore lint/complexity/noThisInStatic: subclasses inherit this method, each with its own kind.
    while (type && type.kind !== this.kind) type = Object.getPrototypeOf(type) as typeof type;
    return Boolean(type);
  }
}
