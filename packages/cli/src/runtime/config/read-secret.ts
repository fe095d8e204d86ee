import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { StandardInput } from '../input/standard-input.ts';
import type { Output } from '../output/output.ts';

/**
 * Reads a value that must not stand on a command line, where other users and the shell's history see it: from what is
 * piped in, or typed on a terminal without being shown.
 *
 * @param name - What to ask for.
 */
export async function readSecret(
  name: string,
  { stdin, stderr, signal }: { readonly stdin: StandardInput; readonly stderr: Output; readonly signal: AbortSignal },
): Promise<string> {
  if (!stdin.isTerminal) return (await stdin.read(name)).toString('utf8').trim();
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  // From here on the terminal itself shows nothing, so this goes before the question.
  const lines = createInterface({ input: process.stdin, output: silence, terminal: true });
  try {
    await stderr.write(`${name}: `);
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', (line) => resolve(line.trim()));
      lines.once('close', () => resolve(''));
      lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
      signal.addEventListener('abort', () => reject(new Error('Interrupted.')), { once: true });
    });
  } finally {
    lines.close();
    await stderr.write('\n');
  }
}
