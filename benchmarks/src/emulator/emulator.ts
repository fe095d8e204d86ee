/**
 * What the emulator stands: a session of 10, 1,000 and 100,000 events, lists of up to a million sessions, 200 turns
 * streamed at once, and its start with an index of 1,000 files.
 *
 * The emulator runs in a process of its own, as the unpacked package, with a data file on disk; clients use plain
 * `fetch` over the loopback. There is no other emulator of this API, so figures are compared with each other: the last page with
 * the first, 200 streams with one, a start with an index with one without. Memory is the peak of the emulator's
 * process, started anew for each size, after one reading: what it has after many is garbage that nobody needed to
 * collect. Turns alternate.
 *
 * Run it: `npx -y pnpm@12 bench emulator`
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Benchmark, RunOptions } from '../harness/benchmark.ts';
import { cacheFolder } from '../harness/folders.ts';
import { type Goal, makeReport, type Report } from '../harness/report.ts';
import { call, drain, type EmulatorProcess, startEmulatorProcess } from './emulator-process.ts';
import { createSession, fillHistory, fillSessions } from './fill-data.ts';

const rounds = ({ quick }: RunOptions) => (quick ? 1 : 7);
const count = (value: number) => value.toLocaleString('en');

/** Figures of the emulator. */
export const emulatorBenchmark: Benchmark = { name: 'emulator', title: 'What the emulator stands', run };

async function run(options: RunOptions): Promise<Report[]> {
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(cacheFolder, 'emulator-'));
  try {
    return [
      ...(await measureSessions(folder, options)),
      await measureLists(folder, options),
      await measureStreams(folder, options),
      await measureStarts(folder, options),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureSessions(folder: string, options: RunOptions): Promise<Report[]> {
  const sizes = options.quick ? [10, 1_000] : [10, 1_000, 100_000];
  const cpu: Record<string, number[]> = {};
  const memory: Record<string, number[]> = {};
  for (const size of sizes) {
    const data = join(folder, `history-${size}.sqlite`);
    const id = await fillHistory(data, size);
    await using emulator = await startEmulatorProcess(data);
    await drain(await call(emulator.url, `/api/v1/chat/${id}`));
    memory[`${count(size)} events`] = [(await emulator.usage()).peakMegabytes];
    const times = Math.max(10, 1_000 / size);
    const spent: number[] = [];
    for (let round = -1; round < rounds(options); round++) {
      const cpuMs = await cpuOf(emulator, async () => {
        for (let each = 0; each < times; each++) await drain(await call(emulator.url, `/api/v1/chat/${id}`));
      });
      if (round >= 0) spent.push(cpuMs / times);
    }
    cpu[`${count(size)} events`] = spent;
  }
  const smallest = memory[`${count(sizes[0] ?? 0)} events`]?.[0] ?? 0;
  const largest = `${count(sizes.at(-1) ?? 0)} events`;
  const goals: Goal[] = [{ row: 'emulator', metric: largest, of: 'median', atMost: Math.round(smallest + 50) }];
  return [
    makeReport({
      name: 'emulator-session',
      title: 'Reading a session',
      unit: 'CPU ms of the emulator',
      measured: [{ name: 'emulator', measurements: cpu }],
      goals: [],
    }),
    makeReport({
      name: 'emulator-memory',
      title: 'Peak memory after reading a session',
      unit: 'MB',
      measured: [{ name: 'emulator', measurements: memory }],
      goals,
    }),
  ];
}

async function measureLists(folder: string, options: RunOptions): Promise<Report> {
  const sizes = options.quick ? [1_000] : [1_000, 1_000_000];
  const rows = [
    { name: 'first page', measurements: {} as Record<string, number[]> },
    { name: 'last page', measurements: {} as Record<string, number[]> },
  ];
  for (const size of sizes) {
    const metric = `${count(size)} sessions`;
    const data = join(folder, `list-${size}.sqlite`);
    const lastPage = await fillSessions(data, size);
    await using emulator = await startEmulatorProcess(data);
    const pages = ['/api/v1/chat?page_size=5', lastPage].map((path) => ({ path, spent: [] as number[] }));
    for (let round = -1; round < rounds(options); round++) {
      for (const { path, spent } of round % 2 === 0 ? pages : pages.toReversed()) {
        const cpuMs = await cpuOf(emulator, async () => {
          for (let each = 0; each < 200; each++) await drain(await call(emulator.url, path));
        });
        if (round >= 0) spent.push(cpuMs / 200);
      }
    }
    for (const [index, { measurements }] of rows.entries()) measurements[metric] = pages[index]?.spent ?? [];
  }
  return makeReport({
    name: 'emulator-list',
    title: 'Pages of a list',
    unit: 'CPU ms of the emulator',
    baseline: 'first page',
    measured: rows,
    goals: sizes.map((size) => ({ row: 'last page', metric: `${count(size)} sessions`, of: 'ratio', atMost: 1.2 })),
  });
}

async function measureStreams(folder: string, options: RunOptions): Promise<Report> {
  const files = await writeFiles(join(folder, 'few'), 10);
  await using emulator = await startEmulatorProcess(join(folder, 'streams.sqlite'), files);
  const rows = [1, options.quick ? 20 : 200].map((atOnce) => ({
    atOnce,
    name: atOnce === 1 ? 'one stream' : `${atOnce} streams at once`,
    measurements: { 'first event': [] as number[], 'whole turn': [] as number[], 'CPU of a turn': [] as number[] },
  }));
  for (let round = -1; round < rounds(options); round++) {
    for (const { atOnce, measurements } of rows) {
      const before = await emulator.usage();
      const turns = await Promise.all(Array.from({ length: atOnce }, () => streamTurn(emulator.url)));
      const { cpuMs } = await emulator.usage();
      if (round < 0) continue;
      measurements['CPU of a turn'].push((cpuMs - before.cpuMs) / atOnce);
      measurements['first event'].push(Math.max(...turns.map(({ firstMs }) => firstMs)));
      measurements['whole turn'].push(Math.max(...turns.map(({ wholeMs }) => wholeMs)));
    }
  }
  return makeReport({
    name: 'emulator-streams',
    title: 'Turns streamed at 100 deltas a second: the slowest of them',
    unit: 'ms',
    baseline: 'one stream',
    measured: rows.map(({ name, measurements }) => ({ name, measurements })),
    goals: [],
  });
}

async function measureStarts(folder: string, options: RunOptions): Promise<Report> {
  const files = await writeFiles(join(folder, 'many'), options.quick ? 100 : 1_000);
  const starts = [
    {
      name: 'empty',
      data: 'empty.sqlite',
      files: undefined,
      measurements: { start: [] as number[], CPU: [] as number[] },
    },
    { name: '1,000 files', data: 'files.sqlite', files, measurements: { start: [] as number[], CPU: [] as number[] } },
  ];
  // The first start makes the data file, with its index.
  for (let round = -1; round < rounds(options); round++) {
    for (const start of round % 2 === 0 ? starts : starts.toReversed()) {
      await using emulator = await startEmulatorProcess(join(folder, start.data), start.files);
      const { cpuMs } = await emulator.usage();
      if (round < 0) continue;
      start.measurements.start.push(emulator.startMs);
      start.measurements.CPU.push(cpuMs);
    }
  }
  return makeReport({
    name: 'emulator-start',
    title: 'From the start of the process to the first answer',
    unit: 'ms',
    baseline: 'empty',
    measured: starts.map(({ name, measurements }) => ({ name, measurements })),
    goals: [{ row: '1,000 files', metric: 'start', of: 'median', atMost: 300 }],
  });
}

/** Processor time that the emulator needs for what is done meanwhile. */
async function cpuOf(emulator: EmulatorProcess, work: () => Promise<void>): Promise<number> {
  const before = await emulator.usage();
  await work();
  return (await emulator.usage()).cpuMs - before.cpuMs;
}

/** Asks a question in a new session, and reads the answer's stream. */
async function streamTurn(url: string): Promise<{ firstMs: number; wholeMs: number }> {
  const id = await createSession(url);
  const body = JSON.stringify({ index_ids: ['idx-files'], prompt: 'How did revenue develop?' });
  const start = performance.now();
  const response = await call(url, `/api/v1/chat/${id}/messages/stream`, { method: 'POST', body });
  let firstMs: number | undefined;
  for await (const _ of response.body ?? []) firstMs ??= performance.now() - start;
  const wholeMs = performance.now() - start;
  return { firstMs: firstMs ?? wholeMs, wholeMs };
}

async function writeFiles(folder: string, files: number): Promise<string> {
  await mkdir(folder);
  for (let file = 0; file < files; file++) {
    const text = `# Report ${file}\n\nRevenue developed well in region ${file}: it grew by ${file % 9} percent.\n`;
    await writeFile(join(folder, `report-${file}.md`), text);
  }
  return folder;
}
