/** What can be set of a fault. Each kind of fault takes some of these and has its own defaults. */
export interface FaultParameters {
  /** Status of the answer, 400 to 599. */
  readonly status?: number | undefined;
  /** Seconds after which the client may try again, sent with the status. By default nothing is said. */
  readonly retryAfter?: number | undefined;
  /**
   * How that is said: `Retry-After` in seconds or as a date, or `retry-after-ms` in milliseconds.
   *
   * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
   */
  readonly retryAfterForm?: 'seconds' | 'date' | 'milliseconds' | undefined;
  /** How long to wait, in milliseconds. */
  readonly delayMs?: number | undefined;
  /** How many events pass before. An answer that is no stream counts as one event. */
  readonly after?: number | undefined;
  /** Size in bytes. */
  readonly bytes?: number | undefined;
  /** What the event that ends a stream gives as the reason of the failure. */
  readonly message?: string | undefined;
}
