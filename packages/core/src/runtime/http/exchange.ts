import type { Sent } from '../errors/redactor.ts';
import type { Call } from './call.ts';

/** An answer whose headers are here, the call that it belongs to, and what was sent. */
export interface Exchange {
  readonly call: Call;
  readonly response: Response;
  readonly sent: Sent;
}
