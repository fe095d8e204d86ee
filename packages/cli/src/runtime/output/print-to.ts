import type { Command } from '../command.ts';
import { Output } from './output.ts';
import type { OutputWishes } from './output-options.ts';

/**
 * Prints an answer to the file that the user names, to the pager for a list on a terminal, else to standard output.
 * Resolves when everything is out.
 *
 * @throws What `print` throws. A file that nothing has come for stays as it was.
 */
export async function printTo(
  { kind }: Pick<Command, 'kind'>,
  { file, usesPager, format }: Pick<OutputWishes, 'file' | 'usesPager' | 'format'>,
  { stdout, environment }: { readonly stdout: Output; readonly environment: NodeJS.ProcessEnv },
  print: (output: Output) => Promise<void>,
): Promise<void> {
  if (file !== undefined && file !== '-') {
    const { lazyFile } = await import('./lazy-file.ts');
    const output = new Output(lazyFile(file));
    try {
      await print(output);
      // An answer of nothing leaves an empty file.
      await output.write('');
    } finally {
      await output.close();
    }
    return;
  }
  const isPaged = usesPager && kind === 'page' && format !== 'raw' && stdout.isTerminal;
  if (!isPaged) return print(stdout);
  const { openPager, pagerCommand } = await import('./pager.ts');
  const command = pagerCommand(environment);
  if (command === undefined) return print(stdout);
  const pager = openPager(command, environment, stdout);
  try {
    await print(pager.output);
  } finally {
    await pager.close();
  }
}
