import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const bin = fileURLToPath(new URL('../../src/bin.ts', import.meta.url));

/** The command, running in a process of its own. */
export interface RunningCommand {
  readonly child: ChildProcess;
  /** What it has printed so far. */
  readonly output: { stdout: string; stderr: string };
  /** Resolves with the exit code, or null where a signal ended it. */
  readonly exited: Promise<number | null>;
}

/** Runs the command. It is killed with the test. */
export function runCommand(...args: string[]): RunningCommand {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  const exited = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  return { child, output, exited };
}

/** Waits until the command prints its address, and gives it. */
export async function addressOf({ child, output, exited }: RunningCommand): Promise<{ url: string }> {
  for (;;) {
    const [, url] = /(http:\/\/\S+)\n/.exec(output.stdout) ?? [];
    if (url !== undefined) return { url };
    const ended = await Promise.race([once(child.stdout ?? child, 'data').then(() => false), exited.then(() => true)]);
    if (ended) throw new Error(`The command ended before it printed its address: ${output.stderr}`);
  }
}
