import type { Command } from './command.ts';
import type { RequestTarget } from './settings.ts';

/** How far a run has come, for messages. */
export interface Progress {
  /** The command as it was written, or the program's name. */
  where: string;
  command?: Command;
  /** Where the request goes, and how. */
  target?: RequestTarget;
  /** Whether a request has gone out. */
  hasSent?: boolean;
  /** What to do after an interruption, as a sentence. */
  goOn?: string;
}
