import type { APIError } from '../errors/api-error.ts';
import type { Sent } from '../errors/redactor.ts';
import type { Validate } from '../options.ts';
import type { Call } from './call.ts';

/** An answer whose headers are here, the call that it belongs to, what was sent, and the check of what is in it. */
export interface Exchange {
  readonly call: Call;
  /** The last one, where the call was sent again. */
  response: Response;
  readonly sent: Sent;
  readonly validate?: Validate | undefined;
  /**
   * Sends the call again, as often as it may be, after an answer that broke off.
   *
   * @throws {APIError} The given failure, where the call must not be repeated, or what the last attempt came to.
   */
  readonly sendAgain: (failure: APIError) => Promise<void>;
}
