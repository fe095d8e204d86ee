import { spawnSync } from 'node:child_process';
import { childrenCpuMs } from '../harness/children-cpu.ts';

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
 * Runs a program so many times, one after another, and gives what a run took on average: several runs make processor
 * time exact, which is told in hundredths of a second.
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
