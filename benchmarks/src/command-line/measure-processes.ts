import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A program to start, and what it is given. */
export interface Command {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** What one run took. */
export interface ProcessCost {
  readonly wallMs: number;
  /** Of the process with all its threads; undefined on systems that do not tell. */
  readonly cpuMs: number | undefined;
}

/**
 * Runs a program so many times, one after another, and gives what a run took on average.
 *
 * @throws When a run fails: what does not work is not measured.
 */
export function measureProcesses({ file, arguments: given, env }: Command, runs: number): ProcessCost {
  const cpuBefore = childrenCpuMs();
  const wallBefore = performance.now();
  for (let run = 0; run < runs; run++) {
    const { status, error, stderr } = spawnSync(file, given, { env: { ...process.env, ...env } });
    if (status !== 0) throw new Error(`${[file, ...given].join(' ')} ended with ${error ?? `${status}: ${stderr}`}`);
  }
  const wallMs = (performance.now() - wallBefore) / runs;
  const cpuAfter = childrenCpuMs();
  return { wallMs, cpuMs: cpuAfter && cpuBefore && (cpuAfter - cpuBefore) / runs };
}

/**
 * Processor time of all children that have ended. Node does not tell; Linux does, in hundredths of a second, which
 * several runs together make exact enough.
 */
function childrenCpuMs(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  // The program's name is in parentheses and may hold spaces: fields are counted from behind it.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) * 10;
}
