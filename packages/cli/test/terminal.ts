import { spawn } from '@lydell/node-pty';
import { command } from './run-cli.ts';

/** The real program in a pseudo-terminal. */
export interface Terminal {
  /** Everything that the program has written, as the terminal got it. */
  readonly screen: string;
  /** Waits until what was written since the last wait matches. */
  waitFor(pattern: RegExp | string): Promise<string>;
  /** Types. */
  type(text: string): void;
  kill(signal: NodeJS.Signals): void;
  /** Changes the size of the window. */
  resize(columns: number, rows: number): void;
  /** Waits for the program's end. */
  ended(): Promise<{ readonly exitCode: number; readonly screen: string }>;
}

export interface TerminalOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** 0 for a terminal without a size. */
  readonly columns?: number;
  readonly rows?: number;
  /** Folder to start in. */
  readonly folder?: string;
}

/** Starts the real program in a pseudo-terminal. It sees no environment variables but those given. */
export function startTerminal(args: readonly string[], options: TerminalOptions = {}): Terminal {
  const { environment = {}, columns = 80, rows = 24, folder = process.cwd() } = options;
  const [file = '', ...rest] = columns > 0 ? command : ['sh', '-c', 'stty columns 0 && exec "$@"', 'sh', ...command];
  const child = spawn(file, [...rest, ...args], {
    name: environment.TERM ?? 'xterm-256color',
    cols: columns || 80,
    rows,
    cwd: folder,
    env: { TERM: 'xterm-256color', PATH: process.env.PATH ?? '', ...environment },
  });
  let screen = '';
  let seen = 0;
  let result: { exitCode: number } | undefined;
  const listeners = new Set<() => void>();
  child.onData((data) => {
    screen += data;
    for (const listener of listeners) listener();
  });
  child.onExit((exit) => {
    result = exit;
    for (const listener of listeners) listener();
  });
  const until = <T>(find: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const look = () => {
        try {
          const found = find();
          if (found === undefined) return;
          resolve(found);
        } catch (error) {
          reject(error);
        }
        listeners.delete(look);
      };
      listeners.add(look);
      look();
    });
  return {
    get screen() {
      return screen;
    },
    waitFor: (pattern) =>
      until(() => {
        const rest = screen.slice(seen);
        const at = rest.search(typeof pattern === 'string' ? escapeRegExp(pattern) : pattern);
        if (at < 0) {
          if (result) throw new Error(`The program has ended with ${result.exitCode} before ${pattern}:\n${screen}`);
          return undefined;
        }
        const [found = ''] = rest.slice(at).match(typeof pattern === 'string' ? escapeRegExp(pattern) : pattern) ?? [];
        seen += at + found.length;
        return rest;
      }),
    type: (text) => child.write(text),
    kill: (signal) => child.kill(signal),
    resize: (newColumns, newRows) => child.resize(newColumns, newRows),
    ended: () => until(() => result && { exitCode: result.exitCode, screen }),
  };
}

function escapeRegExp(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
