/** The longest time that timers keep; a longer one would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

/** Calls back once after a time. Never, where the time is longer than timers can wait (24 days). */
export function startTimer(delayMs: number, callback: () => void): ReturnType<typeof setTimeout> | undefined {
  return delayMs > longestTimerMs ? undefined : setTimeout(callback, delayMs);
}
