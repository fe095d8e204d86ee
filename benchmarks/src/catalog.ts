import { bundleBenchmark } from './bundle/bundle.ts';
import { callsBenchmark } from './calls/calls.ts';
import { commandLineBenchmark } from './command-line/command-line.ts';
import { emulatorBenchmark } from './emulator/emulator.ts';
import { generationBenchmark } from './generation/generation.ts';
import type { Benchmark } from './harness/benchmark.ts';
import { reactBenchmark } from './react/react.ts';
import { streamsBenchmark } from './streams/streams.ts';
import { transcriptBenchmark } from './transcript/transcript.ts';
import { typesBenchmark } from './types/types.ts';

/** Every benchmark, in the order in which `bench` runs them. */
export const benchmarks: readonly Benchmark[] = [
  bundleBenchmark,
  callsBenchmark,
  streamsBenchmark,
  transcriptBenchmark,
  generationBenchmark,
  commandLineBenchmark,
  typesBenchmark,
  emulatorBenchmark,
  reactBenchmark,
];
