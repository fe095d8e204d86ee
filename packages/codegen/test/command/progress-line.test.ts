import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ProgressLine } from '../../src/command/progress-line.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** What a line shows for stages that are told at the given times, in milliseconds. */
function shown(...times: readonly number[]): string[] {
  const written: string[] = [];
  const line = new ProgressLine((text) => written.push(text));
  line.show({ stage: 'reading' });
  const start = Date.now();
  times.forEach((time, index) => {
    vi.setSystemTime(start + time);
    line.show({ stage: 'printing', done: index + 1, total: times.length });
  });
  line.end();
  return written;
}

it('says nothing of a short run', () => {
  expect(shown(0, 100, 399)).toEqual([]);
});

it('says how far a long run is, not too often, and goes away at its end', () => {
  expect(shown(100, 400, 410, 500)).toEqual(['printing 2 of 4 files', 'printing 4 of 4 files', '']);
});
