/**
 * What an application's bundle weighs: one that retrieves a session, one that streams a turn, one React component
 * with one hook.
 *
 * The applications in `apps/` do the same job, each as its library's own documentation has it. esbuild bundles and
 * minifies all of them for browsers with the same options, and gzip compresses at level 9. What an application loads
 * later, by a dynamic import, is left out, since it is not in the way of its start. Clients that are generated are
 * generated from the document of our packages, and ours are unpacked from the tarballs that would be published.
 * React and TanStack Query are external to all; in "hook alone", so is the client. Sizes have no noise: one run each.
 *
 * Run it: `npx -y pnpm@12 bench bundle`
 */
import { fileURLToPath } from 'node:url';
import type { Benchmark } from '../harness/benchmark.ts';
import { type Measured, makeReport, type Report } from '../harness/report.ts';
import { versionOf } from '../harness/versions.ts';
import { generatePeers } from '../peers/generate-peers.ts';
import { measureBundle } from './measure-bundle.ts';

/** An application in `apps/`, and whose it is. */
interface App {
  readonly row: string;
  readonly version?: string | undefined;
  readonly file: string;
  readonly note?: string | undefined;
}

const libraries = ['react', 'react/jsx-runtime', '@tanstack/react-query'];
/** How an app and our hooks import the client. */
const client = ['@llamacloud-prod/core', '@llamacloud-prod/core/*', '#core', '#core/*'];

const retrieveApps: readonly App[] = [
  { row: 'fetch', file: 'retrieve/fetch.ts' },
  { row: 'openapi-fetch', version: versionOf('openapi-fetch'), file: 'retrieve/openapi-fetch.ts' },
  { row: 'hey-api', version: versionOf('@hey-api/openapi-ts'), file: 'retrieve/hey-api.ts' },
  { row: 'ky', version: versionOf('ky'), file: 'retrieve/ky.ts' },
  { row: 'vendor', version: versionOf('@llamaindex/llama-cloud'), file: 'retrieve/vendor.ts' },
  { row: 'axios', version: versionOf('axios'), file: 'retrieve/axios.ts' },
  { row: 'hey-api, validating', version: versionOf('@hey-api/openapi-ts'), file: 'retrieve/hey-api-zod.ts' },
  { row: 'ours, one call', file: 'retrieve/ours-lean.ts' },
  { row: 'ours, one call, validating', file: 'retrieve/ours-validating.ts' },
  { row: 'ours, whole client', file: 'retrieve/ours-whole.ts' },
];

const streamApps: readonly App[] = [
  {
    row: 'fetch',
    version: versionOf('eventsource-parser'),
    file: 'stream/fetch.ts',
    note: 'with eventsource-parser, as openapi-fetch',
  },
  { row: 'openapi-fetch', version: versionOf('openapi-fetch'), file: 'stream/openapi-fetch.ts' },
  { row: 'hey-api', version: versionOf('@hey-api/openapi-ts'), file: 'stream/hey-api.ts' },
  { row: 'ours, one call', file: 'stream/ours-lean.ts' },
  { row: 'ours, whole client', file: 'stream/ours-whole.ts' },
];

const hookApps: readonly App[] = [
  { row: 'openapi-react-query', version: versionOf('openapi-react-query'), file: 'hook/openapi-react-query.tsx' },
  { row: 'hey-api', version: versionOf('@hey-api/openapi-ts'), file: 'hook/hey-api.tsx' },
  { row: 'orval', version: versionOf('orval'), file: 'hook/orval.tsx' },
  { row: 'ours, one call', file: 'hook/ours-lean.tsx' },
  { row: 'ours, whole client', file: 'hook/ours.tsx' },
  { row: 'ours, stream hook', file: 'hook/ours-stream.tsx' },
];

/** Sizes of bundles. */
export const bundleBenchmark: Benchmark = { name: 'bundle', title: 'What an application weighs', run };

async function run(): Promise<Report[]> {
  await generatePeers();
  const unit = 'bytes, minified and gzipped';
  const baseline = 'openapi-fetch';
  const atMost = (row: string, bytes: number, metric = 'bundle') =>
    ({ row, metric, of: 'median', atMost: bytes }) as const;
  const hooks = await measure(hookApps, libraries);
  const alone = await measure(
    hookApps.filter(({ row }) => row === 'ours, one call' || row === 'ours, stream hook'),
    [...libraries, ...client],
    'hook alone',
  );
  return [
    makeReport({
      name: 'bundle-retrieve',
      title: 'Bundle of an application that retrieves a session',
      unit,
      baseline,
      measured: await measure(retrieveApps),
      goals: [
        atMost('ours, one call', 4_500),
        atMost('ours, one call, validating', 12_000),
        atMost('ours, whole client', 8_000),
      ],
    }),
    makeReport({
      name: 'bundle-stream',
      title: 'Bundle of an application that streams a turn',
      unit,
      baseline,
      measured: await measure(streamApps),
      goals: [],
    }),
    makeReport({
      name: 'bundle-hook',
      title: 'Bundle of a React component with one hook, without React and TanStack Query',
      unit,
      baseline: 'openapi-react-query',
      measured: hooks.map((row) => ({
        ...row,
        measurements: { ...row.measurements, ...alone.find(({ name }) => name === row.name)?.measurements },
      })),
      goals: [atMost('ours, one call', 1_500, 'hook alone'), atMost('ours, stream hook', 3_500, 'hook alone')],
    }),
  ];
}

function measure(apps: readonly App[], external: readonly string[] = [], metric = 'bundle'): Promise<Measured[]> {
  const measureApp = async ({ row, version, file, note }: App): Promise<Measured> => {
    const bytes = await measureBundle(fileURLToPath(new URL(`./apps/${file}`, import.meta.url)), external);
    return { name: row, version, note, measurements: { [metric]: [bytes] } };
  };
  return Promise.all(apps.map(measureApp));
}
