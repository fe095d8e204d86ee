import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { recordingFile, recordStream } from '../scripts/record-streams.ts';
import type { Recording } from '../src/runtime/recording.ts';

/** What differs from one run to the next: times, and the identifiers of calls. */
function withoutChance({ request, events }: Recording): unknown {
  const text = JSON.stringify({ request, events: events.map(({ event }) => event) });
  return JSON.parse(text, (name, value) => (name === 'call_id' || name === 'duration_ms' ? typeof value : value));
}

it('is what the emulator says today; `pnpm --filter @llamacloud-prod/docs record` renews it', async () => {
  const recorded = JSON.parse(readFileSync(recordingFile, 'utf8')) as Recording;
  expect(withoutChance(recorded)).toEqual(withoutChance(await recordStream(0)));
});

it('has its events in the order of their times', () => {
  const { events } = JSON.parse(readFileSync(recordingFile, 'utf8')) as Recording;
  const times = events.map(({ atMs }) => atMs);
  expect(times.length).toBeGreaterThan(10);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});
