import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';

/** Node, and the program's file as it is published. */
export const command: readonly string[] = [process.execPath, inject('program')];

/** How a run of the program ended. */
export interface CliResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the real program as a process. It sees no environment variables but those given. */
export function startCli(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  folder?: string,
): ChildProcessByStdio<null, Readable, Readable> {
  const [file = '', ...rest] = command;
  return spawn(file, [...rest, ...args], { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs the real program to its end. */
export async function runCli(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  folder?: string,
): Promise<CliResult> {
  return ended(startCli(args, environment, folder));
}

/** Runs the real program with something on its standard input; with `undefined` it is left open and silent. */
export async function pipeIntoCli(
  input: string | undefined,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CliResult> {
  const [file = '', ...rest] = command;
  const child = spawn(file, [...rest, ...args], { env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
  // A program that does not read its input may be gone before it is written.
  child.stdin.on('error', () => {});
  if (input !== undefined) child.stdin.end(input);
  return ended(child);
}

/** Runs a line of shell in which `$CLI` is the real program. */
export async function runShell(line: string, environment: Readonly<Record<string, string>> = {}): Promise<CliResult> {
  const env = { ...environment, PATH: process.env.PATH ?? '', CLI: command.join(' ') };
  return ended(spawn('sh', ['-c', line], { env, stdio: ['ignore', 'pipe', 'pipe'] }));
}

async function ended(child: ChildProcessByStdio<Writable | null, Readable, Readable>): Promise<CliResult> {
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { exitCode, stdout, stderr };
}
