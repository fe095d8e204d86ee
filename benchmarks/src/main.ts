import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runScript, runStep, StepError } from '../../scripts/run-step.ts';
import { ArgumentError, type BenchArguments, readArguments } from './arguments.ts';
import { benchmarks } from './catalog.ts';
import { benchmarksFolder, resultsFolder } from './harness/folders.ts';
import { installPackages } from './harness/install-packages.ts';
import { printReport } from './harness/print-report.ts';
import type { Report } from './harness/report.ts';
import { generatePeers } from './peers/generate-peers.ts';

try {
  const wanted = readArguments(process.argv.slice(2), benchmarks);
  if (wanted.list) for (const { name, title } of benchmarks) process.stdout.write(`${name.padEnd(14)}${title}\n`);
  else await runScript(() => runBenchmarks(wanted));
} catch (error) {
  if (!(error instanceof ArgumentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

/** Runs what was selected. One that fails is reported at once and does not keep the others from running. */
async function runBenchmarks({ selected, quick, write, build, documents }: BenchArguments): Promise<void> {
  if (build) {
    await installPackages();
    await generatePeers();
    await runStep('Check types', ['tsc', '-p', benchmarksFolder], { output: 'stderr' });
  }
  // pnpm runs scripts at the root, and paths are meant from where it was called.
  const folder = documents === undefined ? undefined : resolve(process.env.INIT_CWD ?? '.', documents);
  const failed: string[] = [];
  for (const benchmark of selected) {
    process.stderr.write(`\n▸ ${benchmark.title}\n\n`);
    try {
      for (const report of await benchmark.run({ quick, documents: folder })) {
        process.stdout.write(`${printReport(report)}\n`);
        if (write) await writeReport(report);
      }
    } catch (error) {
      failed.push(benchmark.name);
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    }
  }
  if (failed.length > 0) throw new StepError(failed.join(', '), 1);
}

async function writeReport(report: Report): Promise<void> {
  await mkdir(resultsFolder, { recursive: true });
  await writeFile(join(resultsFolder, `${report.name}.json`), `${JSON.stringify(report, null, 2)}\n`);
}
