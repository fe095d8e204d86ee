/** The middle of several measurements, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  /** First quartile: a quarter of the measurements lies below. */
  readonly low: number;
  /** Third quartile: a quarter of the measurements lies above. */
  readonly high: number;
}

/**
 * Median and quartiles, interpolated between neighbours.
 *
 * @throws RangeError without measurements, or where one is not a finite number.
 */
export function spreadOf(measurements: readonly number[]): Spread {
  if (measurements.length === 0) throw new RangeError('No measurement was taken.');
  const bad = measurements.find((each) => !Number.isFinite(each));
  if (bad !== undefined) throw new RangeError(`A measurement is ${bad}.`);
  const sorted = measurements.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/** The measurements of one round, each divided by the baseline's of that same round. */
export function ratiosTo(baseline: readonly number[], measurements: readonly number[]): number[] {
  if (baseline.length !== measurements.length) {
    throw new RangeError(`${measurements.length} measurements cannot be compared with ${baseline.length}.`);
  }
  return measurements.map((each, round) => each / (baseline[round] as number));
}

function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] as number;
  const above = sorted[Math.ceil(position)] as number;
  return below + (above - below) * (position % 1);
}
