import { join } from 'node:path';
import { versionOf } from '../harness/versions.ts';
import { checkOutput } from './check-output.ts';
import type { GenerationCost } from './generator.ts';
import { folderOf, nameOf } from './input-places.ts';
import { runGeneratorProcess } from './run-generator-process.ts';

const generators: readonly (readonly [row: string, packageName?: string])[] = [
  ['openapi-typescript', 'openapi-typescript'],
  ['hey-api', '@hey-api/openapi-ts'],
  ['orval', 'orval'],
  ['kubb', '@kubb/core'],
  ['ours'],
];

/** What is measured of a generator. */
export type Metric = 'cpu' | 'wall' | 'memory' | 'size' | 'check' | 'errors';

/** A generator and what was measured of it, by document. */
export interface GeneratorRow {
  readonly name: string;
  readonly version: string | undefined;
  /** What it failed at. */
  readonly notes: string[];
  readonly measurements: Readonly<Record<Metric, Record<string, number[]>>>;
}

/** A row for each generator, with nothing measured. */
export function generatorRows(): readonly GeneratorRow[] {
  return generators.map(([name, packageName]) => ({
    name,
    version: packageName && versionOf(packageName),
    notes: [],
    measurements: { cpu: {}, wall: {}, memory: {}, size: {}, check: {}, errors: {} },
  }));
}

/** Adds to each row what its generator takes for a document. */
export async function measureGenerators(rows: readonly GeneratorRow[], input: string, rounds: number): Promise<void> {
  const runs = await alternateGenerators(input, rounds);
  for (const [index, row] of rows.entries()) {
    const failure = await addMeasurements(row, runs[index] ?? { results: [], failure: undefined }, input);
    if (failure !== undefined) row.notes.push(`${nameOf(input)}: ${failure}`);
  }
}

interface Runs {
  readonly results: GenerationCost[];
  failure: string | undefined;
}

/** @returns What the generator, or the check of what it made, failed at. */
async function addMeasurements(
  { name, measurements }: GeneratorRow,
  { results, failure }: Runs,
  input: string,
): Promise<string | undefined> {
  if (failure !== undefined) return failure;
  const document = nameOf(input);
  measurements.cpu[document] = results.map(({ cpuMs }) => cpuMs / 1000);
  measurements.wall[document] = results.map(({ wallMs }) => wallMs / 1000);
  measurements.memory[document] = results.map(({ peakMegabytes }) => peakMegabytes);
  const { megabytes, types } = await checkOutput(outputOf(name, { input, round: results.length - 1 }));
  measurements.size[document] = [megabytes];
  if (typeof types === 'string') return types;
  measurements.check[document] = [types.cpuMs / 1000];
  measurements.errors[document] = [types.errors];
  return undefined;
}

/** A folder for each turn: where as much was removed just before, ext4 takes ten times as long to make files. */
function outputOf(name: string, { input, round }: { readonly input: string; readonly round: number }): string {
  return join(folderOf(input), `${name}-${round}`);
}

/** Runs every generator so many times, every other round backwards. One that fails is not run again. */
async function alternateGenerators(input: string, rounds: number): Promise<readonly Runs[]> {
  const runs = generators.map((): Runs => ({ results: [], failure: undefined }));
  for (let round = 0; round < rounds; round++) {
    const order = [...generators.entries()];
    if (round % 2 === 1) order.reverse();
    for (const [index, [name]] of order) {
      const state = runs[index];
      if (state === undefined || state.failure !== undefined) continue;
      const output = outputOf(name, { input, round });
      const result = await runGeneratorProcess(new URL(`./generators/${name}.ts`, import.meta.url), input, output);
      if (typeof result === 'string') state.failure = result;
      else state.results.push(result);
    }
  }
  return runs;
}
