import type { Call } from './call.ts';

/** An answer whose headers are here, and the call that it belongs to. */
export interface Exchange {
  readonly call: Call;
  readonly response: Response;
}
