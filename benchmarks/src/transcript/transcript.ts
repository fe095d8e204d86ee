/**
 * What it costs to make a turn of an answer's deltas, at 1,000, 10,000 and 100,000 of them: linear work costs the same
 * for each, however many there are.
 *
 * Every contender is given the same deltas, already parsed, and its text is checked at the end. `concatenation` is the
 * bound: one string that grows. "A copy a delta" is what a reducer does that copies its list for each event, the
 * default of TanStack's `streamedQuery`. The AI SDK's `readUIMessageStream` gives the whole message after every delta,
 * which is compared with a snapshot of ours after every delta; ours is also measured with one snapshot at the end, as
 * a program reads it that shows nothing meanwhile. What grows with the square is not measured at 100,000. Each
 * contender has a process of its own, turns alternate, and a ratio compares turns of one round.
 *
 * Run it: `npx -y pnpm@12 bench transcript`
 */
import type { Benchmark, RunOptions } from '../harness/benchmark.ts';
import { alternate, type Contender } from '../harness/contender.ts';
import { type Measured, makeReport, type Report } from '../harness/report.ts';
import { versionOf } from '../harness/versions.ts';
import type { TranscriptInput } from './transcript-job.ts';

interface Entrant {
  readonly row: string;
  readonly version?: string | undefined;
  readonly file: string;
  /** The most deltas that it is given. */
  readonly most: number;
}

const entrants: readonly Entrant[] = [
  { row: 'concatenation', file: 'concatenation', most: 100_000 },
  { row: 'a copy a delta', file: 'copies', most: 10_000 },
  { row: 'readUIMessageStream', version: versionOf('ai'), file: 'ai', most: 10_000 },
  { row: 'ours, a snapshot a delta', file: 'ours-snapshots', most: 100_000 },
  { row: 'ours', file: 'ours', most: 100_000 },
];
const counts = [1_000, 10_000, 100_000];
const metricOf = (deltas: number) => `${deltas.toLocaleString('en')} deltas`;

/** Turns from deltas. */
export const transcriptBenchmark: Benchmark = { name: 'transcript', title: 'What a delta costs a transcript', run };

async function run({ quick }: RunOptions): Promise<Report[]> {
  const measured = entrants.map(({ row, version }): Measured & { measurements: Record<string, number[]> } => ({
    name: row,
    version,
    measurements: {},
  }));
  for (const deltas of quick ? [1_000] : counts) {
    const taking = entrants.filter(({ most }) => most >= deltas);
    const contenders = taking.map(
      ({ row, file }): Contender<TranscriptInput> => ({
        name: row,
        module: new URL(`./contenders/${file}.ts`, import.meta.url),
        input: { deltas },
      }),
    );
    // As many deltas in a turn, whatever their number in one answer.
    const times = quick ? 1 : Math.max(3, 100_000 / deltas);
    const samples = await alternate(contenders, { rounds: quick ? 1 : 9, times });
    for (const [index, { row }] of taking.entries()) {
      const target = measured.find(({ name }) => name === row);
      if (target) {
        target.measurements[metricOf(deltas)] = (samples[index] ?? []).map(
          ({ cpuMs }) => (cpuMs * 1e6) / (deltas * times),
        );
      }
    }
  }
  return [
    makeReport({
      name: 'transcript',
      title: 'A turn made of deltas',
      unit: 'CPU ns per delta',
      baseline: 'concatenation',
      measured,
      goals: counts.map((deltas) => ({ row: 'ours', metric: metricOf(deltas), of: 'median', atMost: 150 })),
    }),
  ];
}
