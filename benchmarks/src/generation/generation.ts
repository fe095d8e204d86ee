/**
 * What it takes to generate from an OpenAPI document: time and peak memory of the generator, the size of what it
 * wrote, how long `tsc` takes for that, and how many type errors it finds. And what it takes ours to generate again after
 * an edit of one line.
 *
 * Every run is a process of its own, from its start to its end, with all its threads; ours is the package as it would
 * be published. The generators do not make the same: openapi-typescript makes types alone; hey-api a client and TanStack Query
 * options; orval and kubb hooks; ours a client, hooks, a command line, a server and the data of a site. Each has its
 * documented defaults. Turns alternate, and a ratio compares turns of one round. Types are checked by TypeScript 7 in
 * strict mode, on one thread. A generator that takes more than two minutes for a document is ended. Edits are made in a
 * copy that `--watch` watches, and last from saving the copy to the end of the run; they are compared with a run of its own.
 *
 * Documents are this repository's and GitHub's, from npm; a folder of others (JSON or YAML) is given by `--documents`.
 *
 * Run it: `npx -y pnpm@12 bench generation`, `npx -y pnpm@12 bench generation --documents ./specs`
 */
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Benchmark, RunOptions } from '../harness/benchmark.ts';
import { cacheFolder, ownDocument } from '../harness/folders.ts';
import { type Goal, type Measured, makeReport, type Report } from '../harness/report.ts';
import { spreadOf } from '../harness/statistics.ts';
import { versionOf } from '../harness/versions.ts';
import { checkOutput } from './check-output.ts';
import type { GenerationCost } from './generator.ts';
import { runGeneratorProcess } from './run-generator-process.ts';
import { timeEdits } from './time-edits.ts';

const generators: readonly (readonly [row: string, packageName?: string])[] = [
  ['openapi-typescript', 'openapi-typescript'],
  ['hey-api', '@hey-api/openapi-ts'],
  ['orval', 'orval'],
  ['kubb', '@kubb/core'],
  ['ours'],
];

type Measurements = Record<string, number[]>;

/** Generators, by document. */
export const generationBenchmark: Benchmark = { name: 'generation', title: 'What generating takes', run };

async function run({ quick, documents }: RunOptions): Promise<Report[]> {
  const inputs = await findDocuments(quick, documents);
  const names = inputs.map(nameOf);
  const rows = generators.map(([name, packageName]) => ({
    name,
    version: packageName && versionOf(packageName),
    notes: [] as string[],
    cpu: {} as Measurements,
    wall: {} as Measurements,
    memory: {} as Measurements,
    size: {} as Measurements,
    check: {} as Measurements,
    errors: {} as Measurements,
  }));
  const edits = editRows();
  for (const input of inputs) {
    const document = nameOf(input);
    process.stderr.write(`  ${document}\n`);
    const { size } = await stat(input);
    // A large document takes the slowest of them a minute, and noise is small beside it.
    const runs = await alternateGenerators(input, quick || size > 5_000_000 ? 1 : 3);
    for (const [index, row] of rows.entries()) {
      const { results, failure } = runs[index] ?? { results: [] };
      if (failure !== undefined) {
        row.notes.push(`${document}: ${failure}`);
        continue;
      }
      row.cpu[document] = results.map(({ cpuMs }) => cpuMs / 1000);
      row.wall[document] = results.map(({ wallMs }) => wallMs / 1000);
      row.memory[document] = results.map(({ peakMegabytes }) => peakMegabytes);
      const { megabytes, types } = await checkOutput(folderOf(input, row.name));
      row.size[document] = [megabytes];
      if (typeof types === 'string') {
        row.notes.push(`${document}: ${types}`);
        continue;
      }
      row.check[document] = [types.cpuMs / 1000];
      row.errors[document] = [types.errors];
    }
    const whole = rows.find(({ name }) => name === 'ours')?.wall[document];
    if (whole) await measureEdits(edits, input, spreadOf(whole).median);
    await rm(join(cacheFolder, 'generation', document), { recursive: true, force: true });
  }
  const measured = (key: 'cpu' | 'wall' | 'memory' | 'size' | 'check' | 'errors'): Measured[] =>
    rows.map(({ name, version, notes, ...row }) => ({
      name,
      version,
      note: notes.length > 0 ? notes.join('; ') : undefined,
      measurements: row[key],
    }));
  // What a baseline cannot generate from, ours is not compared with.
  const goals = (goal: Omit<Goal, 'row' | 'metric'>, baseline = 'ours') => {
    const able = names.filter((document) => rows.find(({ name }) => name === baseline)?.cpu[document]);
    return able.map((metric): Goal => ({ row: 'ours', metric, ...goal }));
  };
  const noGoals: Goal[] = [];
  const report = (part: string, title: string, unit: string, key: Parameters<typeof measured>[0], rest: object) =>
    makeReport({ name: `generation-${part}`, title, unit, measured: measured(key), goals: noGoals, ...rest });
  return [
    report('cpu', 'Processor time of a generator', 'CPU s', 'cpu', {
      baseline: 'openapi-typescript',
      goals: goals({ of: 'ratio', atMost: 1.6 }, 'openapi-typescript'),
    }),
    report('time', 'Time of a generator', 's', 'wall', {
      baseline: 'hey-api',
      goals: goals({ of: 'ratio', atMost: 1 }, 'hey-api'),
    }),
    report('memory', 'Peak memory of a generator', 'MB', 'memory', {
      baseline: 'openapi-typescript',
      goals: goals({ of: 'ratio', atMost: 1.5 }, 'openapi-typescript'),
    }),
    report('output', 'Size of what was generated', 'MB', 'size', {}),
    report('check', 'Type check of what was generated', 'CPU s', 'check', {}),
    report('errors', 'Type errors in what was generated', 'errors', 'errors', {
      goals: goals({ of: 'median', atMost: 0 }),
    }),
    makeReport({
      name: 'generation-edit',
      title: 'Generating again after an edit of one line',
      unit: 's',
      baseline: edits.whole.name,
      measured: Object.values(edits),
      goals: names.map((metric): Goal => ({ row: edits.withoutSchema.name, metric, of: 'ratio', atMost: 0.2 })),
    }),
  ];
}

/** What is compared after an edit. */
function editRows() {
  const row = (name: string) => ({ name, measurements: {} as Measurements });
  return {
    whole: row('a whole run'),
    all: row('after an edit'),
    withoutSchema: row("after an edit, all but openapi-typescript's file"),
  };
}

async function measureEdits(rows: ReturnType<typeof editRows>, input: string, wholeSeconds: number): Promise<void> {
  const { allTargets } = await import('@llamacloud-prod/codegen');
  const document = nameOf(input);
  const folder = folderOf(input, 'edits');
  const measure = async (targets: readonly string[]) => {
    const times = await timeEdits(input, { folder, targets: targets.join(','), edits: 5 });
    return [spreadOf(times).median / 1000];
  };
  rows.whole.measurements[document] = [wholeSeconds];
  rows.all.measurements[document] = await measure(allTargets);
  rows.withoutSchema.measurements[document] = await measure(allTargets.filter((target) => target !== 'schema'));
}

const nameOf = (input: string) => basename(input, extname(input));
const folderOf = (input: string, generator: string) => join(cacheFolder, 'generation', nameOf(input), generator);

/** Runs every generator so many times, every other round backwards. One that fails is not run again. */
async function alternateGenerators(input: string, rounds: number) {
  const runs = generators.map(() => ({ results: [] as GenerationCost[], failure: undefined as string | undefined }));
  for (let round = 0; round < rounds; round++) {
    const order = [...generators.entries()];
    if (round % 2 === 1) order.reverse();
    for (const [index, [name]] of order) {
      const state = runs[index];
      if (state === undefined || state.failure !== undefined) continue;
      const output = folderOf(input, name);
      await rm(output, { recursive: true, force: true });
      const result = await runGeneratorProcess(new URL(`./generators/${name}.ts`, import.meta.url), input, output);
      if (typeof result === 'string') state.failure = result;
      else state.results.push(result);
    }
  }
  return runs;
}

async function findDocuments(quick: boolean, folder: string | undefined): Promise<string[]> {
  if (folder !== undefined) {
    const files = (await readdir(folder)).filter((file) => /\.(json|ya?ml)$/.test(file)).sort();
    if (files.length === 0) throw new Error(`There is no .json, .yaml or .yml file in ${folder}.`);
    return files.map((file) => join(folder, file));
  }
  const github = fileURLToPath(import.meta.resolve('@octokit/openapi/generated/api.github.com.json'));
  return quick ? [ownDocument] : [ownDocument, github];
}
