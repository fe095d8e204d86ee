/** Key under which an error lists its classes. Registered globally, so that every copy of this code finds it. */
const lineage = Symbol.for('openapi-client.error-lineage');

/**
 * Base of every error that the client throws by itself: wrong options and arguments directly, failed calls by its
 * subclasses. Messages never hold a key or a query string.
 */
export class BaseError extends Error {
  /** Name of the class, the same in minified code. */
  static readonly kind: string = 'BaseError';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    const kinds: string[] = [];
    for (let type: { kind?: string } = new.target; type.kind; type = Object.getPrototypeOf(type)) kinds.push(type.kind);
    Object.defineProperty(this, lineage, { value: kinds });
    Object.defineProperty(this, 'name', { value: kinds[0], configurable: true, writable: true });
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
    // biome-ignore lint/complexity/noThisInStatic: subclasses inherit this method, each with its own kind.
    return Boolean((value as { [lineage]?: readonly string[] } | null | undefined)?.[lineage]?.includes(this.kind));
  }
}
