import { fork } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GenerationCost } from './generator.ts';

/** What takes longer than this is ended: the slowest of them needs half of it for the largest document. */
const limitMs = 120_000;

/** Runs a generator in a process of its own. Gives what it took, or why it failed, as one line. */
export async function runGeneratorProcess(
  module: URL,
  input: string,
  output: string,
): Promise<GenerationCost | string> {
  // Some write beside their output what they find by the working directory.
  const folder = dirname(output);
  await mkdir(folder, { recursive: true });
  const child = fork(fileURLToPath(module), [input, output], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
    timeout: limitMs,
    killSignal: 'SIGKILL',
  });
  let cost: GenerationCost | undefined;
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  child.on('message', (message) => {
    cost = message as GenerationCost;
    // Some generators leave timers behind, and their process would go on.
    child.kill();
  });
  const [code, signal] = await new Promise<[code: number | null, signal: NodeJS.Signals | null]>((resolve) => {
    child.once('close', (...end) => resolve(end));
  });
  if (cost === undefined && signal === 'SIGKILL') return `took more than ${limitMs / 1000} s`;
  // Node prints the line that threw before the error itself.
  const [error = `ended with ${code}`] = /^\S*(Error|Exception)\b.*:.*$/m.exec(errors) ?? [];
  return cost ?? error.slice(0, 160);
}
