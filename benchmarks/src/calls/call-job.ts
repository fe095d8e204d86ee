import type { Job } from '../harness/contender.ts';

/** What a contender is given. */
export interface CallInput {
  /** Base URL of the server. */
  readonly url: string;
  /** How many calls are under way at any time. */
  readonly atOnce: number;
}

/**
 * Calls so many times, a number of calls at once.
 *
 * @param call - Retrieves the session `ses-abc123` and gives it parsed. Its id is checked, so that nobody skips the work.
 */
export function callJob({ atOnce }: CallInput, call: () => Promise<{ session_id: string } | undefined>): Job {
  return async (times) => {
    let left = times;
    const callOneByOne = async () => {
      while (left-- > 0) {
        const session = await call();
        if (session?.session_id !== 'ses-abc123') throw new Error('That was not the session.');
      }
    };
    await Promise.all(Array.from({ length: atOnce }, callOneByOne));
    return undefined;
  };
}
