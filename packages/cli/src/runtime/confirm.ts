import { createInterface } from 'node:readline/promises';
import type { StandardInput } from './input/standard-input.ts';
import type { Output } from './output/output.ts';

/**
 * Asks before something that cannot be undone. Only people are asked: a script has no one to answer.
 *
 * @returns Whether to go on.
 */
export async function confirm(
  question: string,
  { stdin, stderr, signal }: { readonly stdin: StandardInput; readonly stderr: Output; readonly signal: AbortSignal },
): Promise<boolean> {
  if (!stdin.isTerminal || !stderr.isTerminal) return true;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  // At the end of the input, as by Ctrl-D, the question itself fails, or waits for ever in an older Node.
  const ended = new Promise<string>((resolve) => {
    lines.once('close', () => resolve(''));
  });
  try {
    const answer = await Promise.race([lines.question(`${stderr.paint('plain', question)} [y/N] `, { signal }), ended]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
