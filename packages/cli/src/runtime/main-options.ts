import type { Environment } from './environment.ts';
import type { StandardInput } from './input/standard-input.ts';
import type { Output } from './output/output.ts';

/** What a run of the program needs of its process. */
export interface MainOptions {
  /** The arguments, without the program's name. */
  readonly args: readonly string[];
  readonly environment: Environment;
  readonly stdin: StandardInput;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborted when the user interrupts the program. */
  readonly signal: AbortSignal;
  /** The program's version; read only when it is asked for. */
  readonly version: () => string;
}
