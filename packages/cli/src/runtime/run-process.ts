import { readFileSync } from 'node:fs';
import type { CommandLine } from './command.ts';
import { StandardInput } from './input/standard-input.ts';
import { main } from './main.ts';
import type { MainOptions } from './main-options.ts';
import { Output } from './output/output.ts';
import { wantsColor } from './output/paint.ts';

const silenceNote = 'Nothing came on standard input, so the call is made without it. Give --input - to wait for it.\n';

/**
 * Runs the program as this process and sets its exit code. The first Ctrl-C aborts the request and ends the program in
 * order; a second one kills it.
 *
 * @param commandLine - Generated description of the API.
 * @param packageUrl - Address of the package.json that holds the program's version.
 * @example
 * await runProcess(commandLine, new URL('../package.json', import.meta.url));
 */
export async function runProcess(commandLine: CommandLine, packageUrl: URL): Promise<void> {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  let stderr: Output | undefined;
  const options: MainOptions = {
    args: process.argv.slice(2),
    environment: process.env,
    stdin: new StandardInput(() => void options.stderr.write(silenceNote).catch(() => {})),
    stdout: outputOf(process.stdout),
    // To open it takes time, and most calls have nothing to tell there.
    get stderr() {
      stderr ??= outputOf(process.stderr);
      return stderr;
    },
    signal: controller.signal,
    version: () => String(JSON.parse(readFileSync(packageUrl, 'utf8')).version),
  };
  process.exitCode = await main(commandLine, options);
}

function outputOf(stream: NodeJS.WriteStream): Output {
  const isTerminal = stream.isTTY === true;
  const isDrawable = isTerminal && process.env.TERM !== 'dumb';
  const isColored = wantsColor(process.env, isTerminal);
  return new Output(stream, {
    isTerminal,
    isDrawable,
    isColored,
    // A terminal that was started without a size says that it has no columns.
    columns: () => (isTerminal && stream.columns) || undefined,
  });
}
