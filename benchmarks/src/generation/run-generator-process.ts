import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { GenerationCost } from './generator.ts';

/** Runs a generator in a process of its own. Gives what it took, or why it failed, as one line. */
export async function runGeneratorProcess(
  module: URL,
  input: string,
  output: string,
): Promise<GenerationCost | string> {
  const child = fork(fileURLToPath(module), [input, output], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
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
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  // Node prints the line that threw before the error itself.
  const [error = `ended with ${code}`] = /^\S*(Error|Exception)\b.*:.*$/m.exec(errors) ?? [];
  return cost ?? error.slice(0, 160);
}
