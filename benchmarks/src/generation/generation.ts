/**
 * What it takes to generate from an OpenAPI document: time and peak memory of the generator, the size of what it
 * wrote, how long `tsc` takes for that, and how many type errors it finds. And what it takes ours to generate again after
 * an edit of one line.
 *
 * Every run is a process of its own, from its start to its end, with all its threads; ours is the package as it would
 * be published. The generators do not make the same: openapi-typescript makes types alone; hey-api a client and
 * TanStack Query options; orval and kubb hooks; ours a client, hooks, a command line, a server and the data of a site.
 * Each has its documented defaults. Turns alternate, each writes into a folder of its own, and a ratio compares turns
 * of one round. Types are checked by TypeScript 7 in strict mode, on one thread. A generator that takes more than two
 * minutes for a document is ended. Edits are made in a copy that `--watch` watches, and last from saving the copy to
 * the end of the run; they are compared with a run of its own.
 *
 * Documents are this repository's and GitHub's, from npm; a folder of others (JSON or YAML) is given by `--documents`.
 *
 * Run it: `npx -y pnpm@12 bench generation`, `npx -y pnpm@12 bench generation --documents ./specs`
 */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Benchmark, RunOptions } from '../harness/benchmark.ts';
import { ownDocument } from '../harness/folders.ts';
import type { Report } from '../harness/report.ts';
import { spreadOf } from '../harness/statistics.ts';
import { editReport, generatorReports } from './generation-reports.ts';
import { folderOf, nameOf } from './input-places.ts';
import { editRows, measureEdits } from './measure-edits.ts';
import { generatorRows, measureGenerators } from './measure-generators.ts';

/** Generators, by document. */
export const generationBenchmark: Benchmark = { name: 'generation', title: 'What generating takes', run };

async function run({ quick, documents }: RunOptions): Promise<Report[]> {
  const inputs = await findDocuments(quick, documents);
  const names = inputs.map(nameOf);
  const rows = generatorRows();
  const edits = editRows();
  const clear = () => Promise.all(inputs.map((input) => rm(folderOf(input), { recursive: true, force: true })));
  // What an interrupted run has left would not be written again.
  await clear();
  for (const input of inputs) {
    const document = nameOf(input);
    process.stderr.write(`  ${document}\n`);
    const { size } = await stat(input);
    // A large document takes the slowest of them a minute, and noise is small beside it.
    await measureGenerators(rows, input, quick || size > 5_000_000 ? 1 : 3);
    const whole = rows.find(({ name }) => name === 'ours')?.measurements.wall[document];
    if (whole) await measureEdits(edits, input, spreadOf(whole).median);
  }
  await clear();
  return [...generatorReports(rows, names), editReport(edits, names)];
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
