import type { APIError } from '../errors/api-error.ts';
import type { RequestOptions } from '../options.ts';

/** How a stream that drops is recovered. */
export interface RecoverOptions {
  /** Milliseconds after the drop until which the end of the turn is looked for. Default: 60,000. */
  readonly timeout?: number | undefined;
  /** How many events the history has before the turn, where that is known. Otherwise it is read before the turn. */
  readonly before?: number | undefined;
  /** Called once when the stream has dropped, with the error that a loop would throw without recovery. */
  readonly onInterrupted?: ((error: APIError) => void) | undefined;
}

/** Settings of a call whose stream can be recovered from the history. */
export interface StreamRequestOptions extends RequestOptions {
  /**
   * Whether a stream that drops goes on from the history. The history is read once before the turn, to know how long it
   * is, and after a drop until it has the end of the turn. What was missed follows as if nothing had happened; a full
   * event takes the place of the deltas that were seen of it. The request is never sent again.
   *
   * A loop throws a `TurnNotFoundError` where the turn does not appear in the history in time, and a
   * `StreamInterruptedError` where its end does not.
   */
  readonly recover?: boolean | RecoverOptions | undefined;
}
