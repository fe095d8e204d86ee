import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../../packages/emulator/src/bin.ts', import.meta.url));

/** An emulator in a process of its own, so that it can be killed. */
export interface EmulatorProcess extends AsyncDisposable {
  readonly url: string;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

/** Starts an emulator on a port, 0 for a free one, with a data file and a folder of notes that it answers from. */
export async function startEmulatorProcess(port: number, data: string, notes: string): Promise<EmulatorProcess> {
  const flags = ['--port', String(port), '--data', data, '--index', `idx-notes=${notes}`, '--quiet'];
  flags.push('--token-rate', '60', '--on-disconnect', 'cancel');
  const child = spawn(process.execPath, ['--conditions=@llamacloud-prod/source', bin, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  let output = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    output += text;
    const url = /http:\/\/\S+/.exec(output)?.[0];
    if (url !== undefined && output.includes('\n')) return { url, kill, [Symbol.asyncDispose]: kill };
  }
  throw new Error('The emulator has ended before it took calls.');
}
