/**
 * What a call costs a client: processor time for each `GET` of a session, one at a time and 32 at once, and 32 at once
 * for a session of 30 kB.
 *
 * The server is a bare one of Node in a process of its own; it answers the same bytes over kept connections, whoever
 * asks. Every contender runs in a process of its own as well, set up as its documentation has it, with its defaults,
 * and gives the parsed session. CPU time is what the contender's process used, of all its threads. Turns alternate,
 * and a ratio compares turns of one round. Calls per second is what the clock says, with the server on the same
 * machine.
 *
 * Run it: `npx -y pnpm@12 bench calls`
 */

import type { Benchmark, RunOptions } from '../harness/benchmark.ts';
import { alternate, type Contender, type Sample } from '../harness/contender.ts';
import { type Goal, type Measured, makeReport, type Report } from '../harness/report.ts';
import { startServer } from '../harness/start-server.ts';
import { versionOf } from '../harness/versions.ts';
import { generatePeers } from '../peers/generate-peers.ts';
import type { CallInput } from './call-job.ts';

const contenders: readonly (readonly [row: string, file: string, packageName?: string])[] = [
  ['fetch', 'fetch'],
  ['undici.request', 'undici', 'undici'],
  ['openapi-fetch', 'openapi-fetch', 'openapi-fetch'],
  ['hey-api', 'hey-api', '@hey-api/openapi-ts'],
  ['hey-api, validating', 'hey-api-zod', '@hey-api/openapi-ts'],
  ['vendor', 'vendor', '@llamaindex/llama-cloud'],
  ['ky', 'ky', 'ky'],
  ['axios', 'axios', 'axios'],
  ['ours', 'ours'],
  ['ours, validating', 'ours-validating'],
  ['ours, on undici', 'ours-node'],
];

// Turns are short and many: what disturbs the machine then meets the whole round.
const scenarios = [
  { metric: 'one at a time', atOnce: 1, path: '/small', times: 150 },
  { metric: '32 at once', atOnce: 32, path: '/small', times: 300 },
  { metric: '30 kB, 32 at once', atOnce: 32, path: '/large', times: 150 },
] as const;

const atLeast = (row: string, metric: string, ratio: number): Goal => ({ row, metric, of: 'ratio', atLeast: ratio });
const rateGoals: readonly Goal[] = [
  atLeast('ours', 'one at a time', 0.85),
  atLeast('ours', '32 at once', 0.85),
  atLeast('ours', '30 kB, 32 at once', 0.85),
];
const goals: readonly Goal[] = [
  { row: 'ours', metric: 'one at a time', of: 'ratio', atMost: 1.12 },
  { row: 'ours', metric: '32 at once', of: 'ratio', atMost: 1.17 },
  { row: 'ours, on undici', metric: 'one at a time', of: 'ratio', atMost: 0.62 },
  { row: 'ours, on undici', metric: '32 at once', of: 'ratio', atMost: 0.42 },
  { row: 'ours, validating', metric: '30 kB, 32 at once', of: 'ratio', atMost: 1.5 },
];

/** Calls by every client. */
export const callsBenchmark: Benchmark = { name: 'calls', title: 'What a call costs a client', run };

async function run({ quick }: RunOptions): Promise<Report[]> {
  await generatePeers();
  await using server = await startServer(new URL('./session-server.ts', import.meta.url));
  const samples: Sample[][][] = [];
  for (const { atOnce, path, times } of scenarios) {
    const entrants = contenders.map(
      ([name, file]): Contender<CallInput> => ({
        name,
        module: new URL(`./contenders/${file}.ts`, import.meta.url),
        input: { url: `${server.url}${path}`, atOnce },
      }),
    );
    const options = quick ? { rounds: 1, times: 64 } : { rounds: 41, times, warmUp: 15 * times };
    samples.push(await alternate(entrants, options));
  }
  const calls = (index: number) => (quick ? 64 : (scenarios[index]?.times ?? 1));
  const measured = (measure: (sample: Sample, calls: number) => number): Measured[] =>
    contenders.map(([name, , packageName], contender) => ({
      name,
      version: packageName && versionOf(packageName),
      measurements: Object.fromEntries(
        scenarios.map(({ metric }, index) => [
          metric,
          samples[index]?.[contender]?.map((sample) => measure(sample, calls(index))) ?? [],
        ]),
      ),
    }));
  return [
    makeReport({
      name: 'calls-cpu',
      title: 'Processor time of a call',
      unit: 'CPU µs per call',
      baseline: 'fetch',
      measured: measured(({ cpuMs }, count) => (cpuMs * 1000) / count),
      goals,
    }),
    makeReport({
      name: 'calls-rate',
      title: 'Calls in a second',
      unit: 'calls per second',
      baseline: 'fetch',
      measured: measured(({ wallMs }, count) => count / (wallMs / 1000)),
      goals: rateGoals,
    }),
  ];
}
