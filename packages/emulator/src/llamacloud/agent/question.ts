import type { SessionEvent } from '../../generated/models.ts';

/** What the agent is asked, and where it may look. */
export interface Question {
  readonly prompt: string;
  /** Indexes that can be searched; may be empty. */
  readonly indexIds: readonly string[];
  /** The last turns of the session, oldest first. */
  readonly history: readonly SessionEvent[];
  /** Starts the id of every call of the turn; no other turn of the session has it. */
  readonly callPrefix: string;
}
