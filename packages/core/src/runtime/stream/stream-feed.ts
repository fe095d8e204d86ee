/**
 * Where a stream's events come from.
 *
 * @typeParam TEvent - An event.
 */
export interface StreamFeed<TEvent> {
  /**
   * The next events, at least one. Undefined after the last.
   *
   * The list is emptied when the stream is stopped, so that none of it is seen afterwards.
   *
   * @throws {APIError} Why the stream ended otherwise.
   */
  read(): Promise<readonly TEvent[] | undefined>;
  /** Makes reading fail, now and later, in the caller's name. */
  abort(reason: unknown): void;
  /** Lets go of everything. Nothing is read afterwards. */
  close(): Promise<void>;
}
