import { EmulatorError } from '../emulator-error.ts';
import type { FaultName } from './fault-kinds.ts';
import type { FaultParameters } from './fault-parameters.ts';

/** Which calls a fault strikes. */
export interface FaultScope {
  /** Id of the operation, such as `pets.retrieve`. By default every operation is struck. */
  readonly operation?: string | undefined;
  /** How many of these calls are spared first. By default none. */
  readonly skip?: number | undefined;
  /** How many calls are struck. By default all. */
  readonly times?: number | undefined;
}

/**
 * One thing that goes wrong, and where.
 *
 * @example
 * ```ts
 * const fault: Fault = { fault: 'status', status: 503, retryAfter: 1, times: 2 };
 * ```
 */
export interface Fault extends FaultParameters, FaultScope {
  readonly fault: FaultName;
}

/** A fault that does not exist, or does not take what it was given. */
export class FaultError extends EmulatorError {}
