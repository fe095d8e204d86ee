import type { Sent } from '../errors/redactor.ts';
import type { Validate } from '../options.ts';
import type { Call } from './call.ts';

/** An answer whose headers are here, the call that it belongs to, what was sent, and the check of what is in it. */
export interface Exchange {
  readonly call: Call;
  readonly response: Response;
  readonly sent: Sent;
  readonly validate?: Validate | undefined;
}
