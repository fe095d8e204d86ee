/**
 * What an application of one file costs the type checker, for clients of 6, 219 and 1,223 operations: instantiations
 * of types, and time.
 *
 * Each application retrieves one resource and uses a property of the answer; ours does so by the class with all calls, and
 * by the function of one call with the client of `core/lean`. Clients are what an application installs:
 * declarations (`.d.ts`), made from the generated source by `tsc`; openapi-fetch comes with the types of
 * openapi-typescript, and hey-api is measured from its source as well, as its documentation has it. An empty
 * application with the same settings is the baseline of time, and its instantiations are taken off the others'.
 * TypeScript 7 checks in strict mode with `skipLibCheck`, on one thread. CPU time is told on Linux; elsewhere the
 * clock's stands in. Turns alternate.
 *
 * Documents are this repository's and GitHub's, from npm; LlamaCloud's whole API is measured where `--documents` names
 * a folder with its `llamacloud-full.json`, and the vendor's client, which covers it, always.
 *
 * Run it: `npx -y pnpm@12 bench types`
 */
import type { Benchmark, RunOptions } from '../harness/benchmark.ts';
import { type Goal, type Measured, makeReport, type Report } from '../harness/report.ts';
import { checkTypes, type TypeCheck } from '../harness/type-check.ts';
import { versionOf } from '../harness/versions.ts';
import { findTypeDocuments } from './type-documents.ts';
import { type App, writeApps } from './write-apps.ts';

const empty = 'empty application';
const versions: Readonly<Record<string, string>> = {
  vendor: versionOf('@llamaindex/llama-cloud'),
  'openapi-fetch': versionOf('openapi-fetch'),
  'hey-api': versionOf('@hey-api/openapi-ts'),
  'hey-api, from source': versionOf('@hey-api/openapi-ts'),
};

/** Applications, by client and document. */
export const typesBenchmark: Benchmark = { name: 'types', title: 'What a client costs the type checker', run };

async function run({ quick, documents }: RunOptions): Promise<Report[]> {
  const rows = new Map<
    string,
    { readonly cpu: Record<string, number[]>; readonly instantiations: Record<string, number[]> }
  >();
  const inputs = await findTypeDocuments(quick, documents);
  for (const document of inputs) {
    const apps = await writeApps(document);
    const checks = await alternateChecks(apps, quick ? 1 : 9);
    const base = checks.get(empty)?.[0]?.instantiations ?? 0;
    for (const [row, results] of checks) {
      const { cpu, instantiations } = rows.get(row) ?? { cpu: {}, instantiations: {} };
      cpu[document.metric] = results.map(({ cpuMs }) => cpuMs);
      instantiations[document.metric] = results.map((each) => each.instantiations - base);
      rows.set(row, { cpu, instantiations });
    }
  }
  const measured = (key: 'cpu' | 'instantiations'): Measured[] =>
    [...rows].map(([name, row]) => ({ name, version: versions[name], measurements: row[key] }));
  const goals = (of: Goal['of'], atMost: number) =>
    ['ours, whole client', 'ours, one call'].flatMap((row) =>
      inputs.map(({ metric }): Goal => ({ row, metric, of, atMost })),
    );
  return [
    makeReport({
      name: 'types-instantiations',
      title: 'Instantiations of types by an application',
      unit: 'instantiations above those of an empty application',
      measured: measured('instantiations'),
      goals: goals('median', 600),
    }),
    makeReport({
      name: 'types-time',
      title: 'Type check of an application',
      unit: 'CPU ms',
      baseline: empty,
      measured: measured('cpu'),
      goals: goals('ratio', 1.3),
    }),
  ];
}

async function alternateChecks(apps: readonly App[], rounds: number): Promise<Map<string, TypeCheck[]>> {
  const checks = new Map(apps.map(({ row }): [string, TypeCheck[]] => [row, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { row, folder } of round % 2 === 0 ? apps : apps.toReversed()) {
      const check = await checkTypes(folder, ['app.ts']);
      if (check.errors > 0) throw new Error(`The application of ${row} in ${folder} has type errors.`);
      checks.get(row)?.push(check);
    }
  }
  return checks;
}
