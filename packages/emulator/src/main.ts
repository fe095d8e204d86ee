import { readFileSync } from 'node:fs';
import { parseFlags, toEmulatorOptions, toLogOptions, usage } from './command-options.ts';
import { createLog } from './create-log.ts';
import { api } from './generated/routes.ts';
import { EmulatorError } from './runtime/emulator-error.ts';
import { startEmulator } from './start-emulator.ts';

/**
 * Runs the command until SIGINT or SIGTERM and gives the exit code: 0 after a clean end, 2 for bad input, 1 for
 * anything else. The address goes to standard output, on a line of its own, once every index is searchable. After it
 * comes the line that makes clients of the same shell call it.
 *
 * @param args - What follows the command's name.
 */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const values = parseFlags(args);
    if (values.help) return print(usage);
    if (values.version) return print(`${readVersion()}\n`);
    const log = createLog({ ...toLogOptions(values), write: note });
    const options = toEmulatorOptions(values);
    await using emulator = await startEmulator({ ...options, log: log.failure, onCall: log.call });
    // Listening for signals first: whoever reads the address may stop the emulator at once.
    const stopped = nextSignal();
    if (options.data === undefined) {
      log.note('Sessions are kept in memory and forgotten at the end: --data FILE keeps them');
    }
    print(`LlamaCloud emulator on ${emulator.url}\nexport ${api.environment.baseURL}=${emulator.url}\n`);
    await stopped;
    return 0;
  } catch (error) {
    return fail(error, args.includes('--debug'));
  }
}

function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return String((manifest as { version: unknown }).version);
}

function fail(error: unknown, debug: boolean): number {
  const text = debug && error instanceof Error ? error.stack : error instanceof Error ? error.message : String(error);
  note(`llamacloud-emulator: ${text}`);
  return error instanceof EmulatorError ? 2 : 1;
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
