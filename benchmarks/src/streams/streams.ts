/**
 * What reading a stream of server-sent events costs: small events in chunks of three sizes, one event of 8 MB, and
 * what is held in memory when the last of many events is here.
 *
 * Chunks are in memory and there as soon as they are asked for, so that nothing but reading is measured. Every
 * contender gives each event parsed from JSON to the same function, which counts them; those that offer a loop are
 * read by `for await`. Ours goes through the client, as an application does, and checks that the stream ends as the
 * document says; the decoders of `openai` and `groq-sdk` (made by the generator that the vendor uses; the vendor's own
 * client reads no streams) are called directly. `split` is the bound: it decodes and splits, and keeps no
 * specification. Each contender has a process of its own, turns alternate, and a ratio compares turns of one round.
 *
 * Run it: `npx -y pnpm@12 bench streams`
 */
import type { Benchmark, RunOptions } from '../harness/benchmark.ts';
import { alternate, type Contender, type Sample } from '../harness/contender.ts';
import { type Measured, makeReport, type Report } from '../harness/report.ts';
import { versionOf } from '../harness/versions.ts';
import { generatePeers } from '../peers/generate-peers.ts';
import type { StreamInput } from './stream-job.ts';

const contenders: readonly (readonly [row: string, file: string, packageName?: string])[] = [
  ['split', 'split'],
  ['eventsource-parser, callback', 'parser-callback', 'eventsource-parser'],
  ['eventsource-parser, stream', 'parser-stream', 'eventsource-parser'],
  ['hey-api', 'hey-api', '@hey-api/openapi-ts'],
  ['openai', 'openai', 'openai'],
  ['groq-sdk', 'groq', 'groq-sdk'],
  ['ours', 'ours'],
];

type Scenario = StreamInput & { readonly metric: string; readonly rounds: number };

const small: readonly Scenario[] = [
  { metric: '16 KB chunks', events: 200_000, textBytes: 8, chunkBytes: 16_384, rounds: 7 },
  { metric: '64-byte chunks', events: 20_000, textBytes: 8, chunkBytes: 64, rounds: 7 },
  { metric: 'byte by byte', events: 2_000, textBytes: 8, chunkBytes: 1, rounds: 7 },
];
const large: readonly Scenario[] = [
  { metric: 'one event of 8 MB', events: 1, textBytes: 8_000_000, chunkBytes: 16_384, rounds: 5 },
];
const memory: readonly Scenario[] = [20_000, 200_000].map((events) => ({
  metric: `${events.toLocaleString('en')} events`,
  events,
  textBytes: 8,
  chunkBytes: 16_384,
  rounds: 3,
  isMemory: true,
}));

/** Streams by every decoder. */
export const streamsBenchmark: Benchmark = { name: 'streams', title: 'What reading a stream costs', run };

async function run(options: RunOptions): Promise<Report[]> {
  await generatePeers();
  return [
    makeReport({
      name: 'streams-small',
      title: 'Small events',
      unit: 'CPU ns per event',
      baseline: 'split',
      measured: await measure(small, options, ({ cpuMs }, { events }) => (cpuMs * 1e6) / events),
      goals: [
        { row: 'ours', metric: '16 KB chunks', of: 'ratio', atMost: 1.6 },
        { row: 'ours', metric: '64-byte chunks', of: 'ratio', atMost: 1.4 },
      ],
    }),
    makeReport({
      name: 'streams-large',
      title: 'A large event',
      unit: 'MB per CPU second',
      baseline: 'eventsource-parser, stream',
      measured: await measure(large, options, ({ cpuMs }, { textBytes }) => textBytes / 1e6 / (cpuMs / 1000)),
      goals: [{ row: 'ours', metric: 'one event of 8 MB', of: 'ratio', atLeast: 0.9 }],
    }),
    makeReport({
      name: 'streams-memory',
      title: 'Memory held at the end of a stream',
      unit: 'kB of heap',
      measured: await measure(memory, options, ({ own }) => (own.heldBytes ?? 0) / 1000),
      goals: [{ row: 'ours', metric: '200,000 events', of: 'median', atMost: 500 }],
    }),
  ];
}

async function measure(
  scenarios: readonly Scenario[],
  { quick }: RunOptions,
  read: (sample: Sample, scenario: Scenario) => number,
): Promise<Measured[]> {
  const rows = contenders.map(([name, , packageName]) => ({
    name,
    version: packageName && versionOf(packageName),
    measurements: {} as Record<string, number[]>,
  }));
  for (const { metric, rounds, ...full } of scenarios) {
    const input = quick ? { ...full, events: Math.min(full.events, 100) } : full;
    const entrants = contenders.map(
      ([name, file]): Contender<StreamInput> => ({
        name,
        module: new URL(`./contenders/${file}.ts`, import.meta.url),
        input,
        flags: ['--expose-gc'],
      }),
    );
    const samples = await alternate(entrants, { rounds: quick ? 1 : rounds, times: 1, warmUp: quick ? 1 : 2 });
    for (const [index, row] of rows.entries()) {
      row.measurements[metric] = samples[index]?.map((each) => read(each, { ...input, metric, rounds })) ?? [];
    }
  }
  return rows;
}
