import { describe, expect, it } from 'vitest';
import { ratiosTo, spreadOf } from '../../src/harness/statistics.ts';

describe('spreadOf', () => {
  it.each<[measurements: number[], low: number, median: number, high: number]>([
    [[7], 7, 7, 7],
    [[2, 1], 1.25, 1.5, 1.75],
    [[3, 1, 2], 1.5, 2, 2.5],
    [[10, 9, 1, 2], 1.75, 5.5, 9.25],
    [[5, 100, 1, 2, 4], 2, 4, 5],
  ])('of %j is %d, %d, %d', (measurements, low, median, high) => {
    expect(spreadOf(measurements)).toEqual({ low, median, high });
  });

  it('leaves the measurements in their order', () => {
    const measurements = [3, 1, 2];
    spreadOf(measurements);
    expect(measurements).toEqual([3, 1, 2]);
  });

  it.each([[[]], [[1, Number.NaN]], [[Number.POSITIVE_INFINITY]]])('refuses %j', (measurements) => {
    expect(() => spreadOf(measurements)).toThrow(RangeError);
  });
});

describe('ratiosTo', () => {
  it('divides by what the baseline took in the same round', () => {
    expect(ratiosTo([2, 4, 8], [3, 4, 4])).toEqual([1.5, 1, 0.5]);
  });

  it('refuses rounds that the baseline has not run', () => {
    expect(() => ratiosTo([1], [1, 2])).toThrow('2 measurements cannot be compared with 1.');
  });
});
