import { main } from '../src/command/main.ts';

/** What a run of the command line gives. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line in this process, in a folder. */
export async function runIn(folder: string, ...argv: readonly string[]): Promise<Run> {
  const written = { out: '', error: '' };
  const home = process.cwd();
  process.chdir(folder);
  try {
    const code = await main(argv, {
      out: (text) => {
        written.out += text;
      },
      error: (text) => {
        written.error += text;
      },
    });
    return { code, ...written };
  } finally {
    process.chdir(home);
  }
}
