import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { Output } from './output.ts';

/** A pager that runs, and what is written to it. */
export interface Pager {
  readonly output: Output;
  /** Ends its input and waits until the user has left it. */
  close(): Promise<void>;
}

/** The user's pager with its arguments, on a terminal that can show it; undefined where pages are not wanted. */
export function pagerCommand(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const command = (environment.PAGER ?? (environment.TERM === 'dumb' ? '' : 'less')).trim();
  return command === '' || command === 'cat' ? undefined : command;
}

/**
 * Starts the pager. It takes what fits into a pipe; the rest, and so the next pages of a list, waits until it is read.
 *
 * @param command - A program with its arguments, as the shell reads it.
 */
export function openPager(command: string, environment: NodeJS.ProcessEnv, like: Output): Pager {
  const child = spawn(command, {
    shell: true,
    stdio: ['pipe', 'inherit', 'inherit'],
    // Colours pass, the screen stays, and what fits on it needs no key. Text is UTF-8, whatever the locale.
    env: { LESS: 'FRX', LESSCHARSET: 'utf-8', ...environment },
  });
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const isColored = like.paint('strong', 'x') !== 'x';
  const output = new Output(child.stdin as Writable, { isTerminal: true, isColored, columns: () => like.columns });
  return {
    output,
    async close() {
      await Promise.race([output.close(), closed]);
      await closed;
    },
  };
}
