/**
 * What it takes to show an answer of 10,000 deltas in a React app while it streams.
 *
 * The pages in `apps/` show the text of one turn and nothing else, each with the hook that its library documents. A local
 * server sends every delta by itself, as fast as the connection takes it, to each library in the form that it reads: the
 * text is the same, and a page that does not show all of it fails the run. Each turn has a page of its own, in turns as
 * the harness has them, in the Chromium that the tests use. Tasks are those of Chromium's own trace. All pages are
 * bundled for production by esbuild, and ours from the tarballs that would be published.
 *
 * Run it: `npx -y pnpm@12 bench react`
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { findChromium } from '../../../scripts/chromium.ts';
import type { Benchmark, RunOptions } from '../harness/benchmark.ts';
import { type Measured, makeReport, type Report } from '../harness/report.ts';
import { versionOf } from '../harness/versions.ts';
import { startFeedServer } from './feed-server.ts';
import { measureTurn, type TurnMeasurement } from './measure-turn.ts';

/** A page in `apps/`, and whose hook it uses. */
interface App {
  readonly row: string;
  readonly version?: string | undefined;
  readonly file: string;
}

const apps: readonly App[] = [
  { row: 'useChat', version: versionOf('@ai-sdk/react'), file: 'use-chat.ts' },
  { row: 'useChat, throttle 50 ms', version: versionOf('@ai-sdk/react'), file: 'use-chat-throttled.ts' },
  { row: 'streamedQuery', version: versionOf('@tanstack/react-query'), file: 'streamed-query.tsx' },
  { row: 'ours', file: 'ours.tsx' },
];
const baseline = 'useChat';
const short = 1_000;
const long = 10_000;

/** Streaming into React. */
export const reactBenchmark: Benchmark = { name: 'react', title: 'What streaming an answer into React takes', run };

async function run({ quick }: RunOptions): Promise<Report[]> {
  const pages = new Map(await Promise.all(apps.map(async ({ file }) => [nameOf(file), await bundle(file)] as const)));
  await using server = await startFeedServer(pages);
  const browser = await chromium.launch({ ...(await findChromium()) });
  const turns = new Map<App, { readonly short: TurnMeasurement[]; readonly long: TurnMeasurement[] }>(
    apps.map((app) => [app, { short: [], long: [] }]),
  );
  try {
    for (let round = 0; round < (quick ? 1 : 7); round += 1) {
      for (const [app, measured] of round % 2 === 1 ? [...turns].reverse() : turns) {
        measured.short.push(await measureTurn(browser, server, nameOf(app.file), short));
        measured.long.push(await measureTurn(browser, server, nameOf(app.file), quick ? short : long));
      }
    }
  } finally {
    await browser.close();
  }
  const measuredAs = (metrics: Readonly<Record<string, (turn: TurnMeasurement) => number>>): Measured[] =>
    [...turns].map(([{ row, version }, measured]) => ({
      name: row,
      version,
      measurements: Object.fromEntries(
        Object.entries(metrics).map(([metric, read]) => [metric, measured.long.map(read)]),
      ),
    }));
  return [
    makeReport({
      name: 'react-tasks',
      title: 'Showing 10,000 deltas in React: the main thread',
      unit: 'ms',
      baseline,
      measured: measuredAs({ 'longest task': (turn) => turn.longestTaskMs, 'all tasks': (turn) => turn.busyMs }),
      goals: [{ row: 'ours', metric: 'longest task', of: 'median', atMost: 50 }],
    }),
    makeReport({
      name: 'react-commits',
      title: 'Showing 10,000 deltas in React: commits between two frames',
      unit: 'commits',
      measured: measuredAs({ most: (turn) => turn.mostInFrame }),
      goals: [{ row: 'ours', metric: 'most', of: 'median', atMost: 1 }],
    }),
    makeReport({
      name: 'react-growth',
      title: 'Showing deltas in React: the main thread, for each of them',
      unit: 'µs per delta',
      baseline,
      measured: [...turns].map(([{ row, version }, measured]) => ({
        name: row,
        version,
        measurements: {
          'of 1,000': measured.short.map(({ busyMs }) => (busyMs * 1000) / short),
          'of 10,000': measured.long.map(({ busyMs }) => (busyMs * 1000) / (quick ? short : long)),
        },
      })),
      goals: [],
    }),
  ];
}

function nameOf(file: string): string {
  return file.replace(/\.tsx?$/, '');
}

async function bundle(file: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`./apps/${file}`, import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2024',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'error',
    write: false,
  });
  return (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
}
