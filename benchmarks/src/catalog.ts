import { bundleBenchmark } from './bundle/bundle.ts';
import type { Benchmark } from './harness/benchmark.ts';

/** Every benchmark, in the order in which `bench` runs them. */
export const benchmarks: readonly Benchmark[] = [bundleBenchmark];
