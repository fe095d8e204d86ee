/** Longest wait where no frame comes: in a hidden tab, and where there are none, in milliseconds. */
export const longestWaitMs = 250;

/**
 * Calls back before the next paint, or soon where nothing is painted.
 *
 * @returns A function that calls it off.
 */
export function beforeNextFrame(callback: () => void): () => void {
  const frame = globalThis.requestAnimationFrame?.(run);
  const timer = setTimeout(run, longestWaitMs);

  function cancel(): void {
    if (frame !== undefined) cancelAnimationFrame(frame);
    clearTimeout(timer);
  }
  function run(): void {
    cancel();
    callback();
  }
  return cancel;
}
