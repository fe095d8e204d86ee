import type { Command } from '../command.ts';
import { lazyFile } from './lazy-file.ts';
import { Output } from './output.ts';
import type { OutputWishes } from './output-options.ts';
import { openPager, pagerCommand } from './pager.ts';

/** Where an answer is printed. */
export interface Target {
  readonly output: Output;
  /** Waits until everything is out. */
  close(): Promise<void>;
}

/** The file that the user names, the pager for a list on a terminal, else standard output. */
export function openTarget(
  { kind }: Pick<Command, 'kind'>,
  { file, usesPager, format }: Pick<OutputWishes, 'file' | 'usesPager' | 'format'>,
  context: { readonly stdout: Output; readonly environment: NodeJS.ProcessEnv },
): Target {
  if (file !== undefined && file !== '-') {
    const output = new Output(lazyFile(file));
    return { output, close: () => output.close() };
  }
  const { stdout, environment } = context;
  const command =
    usesPager && kind === 'page' && format !== 'raw' && stdout.isTerminal ? pagerCommand(environment) : undefined;
  return command === undefined ? { output: stdout, close: async () => {} } : openPager(command, environment, stdout);
}
