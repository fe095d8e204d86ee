import type { Command } from '../command.ts';
import { Output } from './output.ts';
import type { OutputWishes } from './output-options.ts';

/** Where an answer is printed. */
export interface Target {
  readonly output: Output;
  /** Waits until everything is out. */
  close(): Promise<void>;
}

/** The file that the user names, the pager for a list on a terminal, else standard output. */
export async function openTarget(
  { kind }: Pick<Command, 'kind'>,
  { file, usesPager, format }: Pick<OutputWishes, 'file' | 'usesPager' | 'format'>,
  context: { readonly stdout: Output; readonly environment: NodeJS.ProcessEnv },
): Promise<Target> {
  if (file !== undefined && file !== '-') {
    const { lazyFile } = await import('./lazy-file.ts');
    const output = new Output(lazyFile(file));
    return { output, close: () => output.close() };
  }
  const { stdout, environment } = context;
  const isPaged = usesPager && kind === 'page' && format !== 'raw' && stdout.isTerminal;
  if (!isPaged) return { output: stdout, close: async () => {} };
  const { openPager, pagerCommand } = await import('./pager.ts');
  const command = pagerCommand(environment);
  return command === undefined ? { output: stdout, close: async () => {} } : openPager(command, environment, stdout);
}
