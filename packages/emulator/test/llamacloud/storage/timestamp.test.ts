import { expect, onTestFinished, test, vi } from 'vitest';
import { timestampNow } from '../../../src/llamacloud/storage/timestamp.ts';

test('is ISO 8601 with microseconds and without a zone, and does not run backwards', () => {
  const stamps = Array.from({ length: 1000 }, timestampNow);
  for (const stamp of stamps) expect(stamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
  expect(stamps).toEqual(stamps.toSorted());
});

test('is in UTC, wherever the machine is', () => {
  vi.stubEnv('TZ', 'Asia/Tokyo');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(Math.abs(Date.parse(`${timestampNow()}Z`) - Date.now())).toBeLessThan(60_000);
});
