import { pause } from './pause.ts';

const firstDelayMs = 250;
const longestDelayMs = 4_000;

/**
 * Looks until there is something to see: at once, and then less and less often.
 *
 * @param look - Gives what it sees, or undefined. It is told how much time is left: at least one millisecond.
 * @param endMs - When it is given up, on the clock of `performance.now()`.
 * @param signal - Ends a wait, so that `look` can throw what it makes of that.
 * @returns Undefined where there was nothing in time.
 */
export async function poll<T>(
  look: (leftMs: number) => Promise<T | undefined>,
  endMs: number,
  signal: AbortSignal,
): Promise<T | undefined> {
  for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
    const leftMs = endMs - performance.now();
    if (leftMs < 1) return undefined;
    const seen = await look(leftMs);
    if (seen !== undefined) return seen;
    await pause(Math.max(0, Math.min(delayMs, endMs - performance.now())), signal);
  }
}
