/**
 * How long a command line takes to start: for `--version`, for the help of a command, and for a call.
 *
 * Every library builds the same six commands with the same flags, as its documentation has it; commander once more
 * with 216, which is what an API of LlamaCloud's size has. Programs are JavaScript files, run by this Node, since
 * what is published is; ours is the unpacked package. An empty script is the least that a file takes. gh stands for programs in Go, where it is installed. A call
 * retrieves a session from a server in another process; its baseline is a script that makes the same request by
 * `fetch` and prints the same. One turn is ten runs of one program, turns alternate, and a ratio compares turns of one
 * round. CPU time is that of the whole process, on Linux; elsewhere the clock's time stands in.
 *
 * Run it: `npx -y pnpm@12 bench command-line`
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Benchmark, RunOptions } from '../harness/benchmark.ts';
import { cacheFolder } from '../harness/folders.ts';
import { type Measured, makeReport, type Report } from '../harness/report.ts';
import { startServer } from '../harness/start-server.ts';
import { versionOf } from '../harness/versions.ts';
import { type Command, measureProcesses, type ProcessCost } from './measure-processes.ts';

/** A program, and how it is called for each metric. */
interface Program {
  readonly row: string;
  readonly version?: string | undefined;
  readonly commands: Readonly<Record<string, Command>>;
}

const runsInTurn = 10;
const node = (...given: string[]): Command => ({ file: process.execPath, arguments: given });
const ours = join(cacheFolder, 'packages/cli/dist/bin.js');

/** Starts of programs. */
export const commandLineBenchmark: Benchmark = { name: 'command-line', title: 'How long a command line takes', run };

async function run({ quick }: RunOptions): Promise<Report[]> {
  const rounds = quick ? 1 : 9;
  const runs = quick ? 1 : runsInTurn;
  const starts = alternatePrograms(startPrograms(), rounds, runs);
  await using server = await startServer(new URL('../calls/session-server.ts', import.meta.url));
  const env = { LLAMA_CLOUD_BASE_URL: server.url, LLAMA_CLOUD_API_KEY: 'My API Key' };
  const calls = alternatePrograms(callPrograms(env), rounds, runs);
  const goal = (metric: string, atMost: number) => ({ row: 'ours', metric, of: 'ratio', atMost }) as const;
  return [
    makeReport({
      name: 'command-line-start',
      title: 'Start of a command line',
      unit: 'CPU ms',
      baseline: 'node -e 0',
      measured: starts(({ cpuMs, wallMs }) => cpuMs ?? wallMs),
      goals: [goal('--version', 1.3), goal('--help', 1.5)],
    }),
    makeReport({
      name: 'command-line-start-time',
      title: 'Start of a command line, by the clock',
      unit: 'ms',
      baseline: 'node -e 0',
      measured: starts(({ wallMs }) => wallMs),
      goals: [],
    }),
    makeReport({
      name: 'command-line-call',
      title: 'A call from a command line',
      unit: 'CPU ms',
      baseline: 'script with fetch',
      measured: calls(({ cpuMs, wallMs }) => cpuMs ?? wallMs),
      goals: [goal('call', 1.15)],
    }),
  ];
}

function startPrograms(): Program[] {
  const library = (row: string, file: string, packageName?: string): Program => {
    const path = fileURLToPath(new URL(`./programs/${file}`, import.meta.url));
    const commands = { '--version': node(path, '--version'), '--help': node(path, 'retrieve', '--help') };
    return { row, version: packageName && versionOf(packageName), commands };
  };
  return [
    { row: 'node -e 0', commands: { '--version': node('-e', '0'), '--help': node('-e', '0') } },
    library('empty script', 'empty.mjs'),
    library('util.parseArgs', 'parse-args.mjs'),
    library('cac', 'cac.mjs', 'cac'),
    library('citty', 'citty.mjs', 'citty'),
    library('commander', 'commander.mjs', 'commander'),
    library('commander, 216 commands', 'commander-many.mjs', 'commander'),
    library('yargs', 'yargs.mjs', 'yargs'),
    library('oclif', 'oclif/run.mjs', '@oclif/core'),
    ...installedGo(),
    {
      row: 'ours',
      commands: { '--version': node(ours, '--version'), '--help': node(ours, 'beta:chat', 'retrieve', '--help') },
    },
  ];
}

function installedGo(): Program[] {
  const { status, stdout } = spawnSync('gh', ['--version'], { encoding: 'utf8' });
  if (status !== 0) return [];
  const gh = (...given: string[]): Command => ({ file: 'gh', arguments: given });
  const [version] = /\d+\.\d+\.\d+/.exec(stdout) ?? [];
  return [{ row: 'gh', version, commands: { '--version': gh('--version'), '--help': gh('repo', 'view', '--help') } }];
}

function callPrograms(env: Readonly<Record<string, string>>): Program[] {
  const script = fileURLToPath(new URL('./programs/fetch.mjs', import.meta.url));
  return [
    { row: 'script with fetch', commands: { call: { ...node(script), env } } },
    { row: 'ours', commands: { call: { ...node(ours, 'beta:chat', 'retrieve', 'ses-abc123'), env } } },
  ];
}

/** Gives the programs their turns, every other round backwards, and lets the costs be read afterwards. */
function alternatePrograms(programs: readonly Program[], rounds: number, runs: number) {
  const costs = new Map<Program, Record<string, ProcessCost[]>>(programs.map((program) => [program, {}]));
  // The first round fills the caches of the file system and of compiled code.
  for (let round = -1; round < rounds; round++) {
    for (const program of round % 2 === 0 ? programs : programs.toReversed()) {
      for (const [metric, command] of Object.entries(program.commands)) {
        const cost = measureProcesses(command, round === -1 ? 1 : runs);
        const rows = costs.get(program);
        if (rows && round >= 0) rows[metric] = [...(rows[metric] ?? []), cost];
      }
    }
  }
  return (read: (cost: ProcessCost) => number): Measured[] =>
    [...costs].map(([{ row, version }, byMetric]) => ({
      name: row,
      version,
      measurements: Object.fromEntries(Object.entries(byMetric).map(([metric, each]) => [metric, each.map(read)])),
    }));
}
