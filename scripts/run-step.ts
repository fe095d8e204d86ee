import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root: string = fileURLToPath(new URL('..', import.meta.url));

/** Options of {@link runStep}. */
export interface StepOptions {
  /** Where the command's standard output goes: `stderr` keeps this script's own standard output for its result. */
  readonly output?: 'inherit' | 'stderr';
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs one command of a longer job at the root of the repository, with its title on stderr.
 *
 * @throws {@link StepError} When the command fails.
 */
export async function runStep(title: string, command: readonly string[], options: StepOptions = {}): Promise<void> {
  const start = performance.now();
  process.stderr.write(`\n▸ ${title}\n`);
  const [file = '', ...rest] = command;
  const child = spawn(file, rest, {
    cwd: root,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1', ...options.env },
    stdio: ['inherit', options.output === 'stderr' ? 2 : 'inherit', 'inherit'],
    // On Windows the commands of packages are scripts, which only a shell starts.
    shell: process.platform === 'win32',
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new StepError(title, code);
  process.stderr.write(`  ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}

/** A command of a longer job has failed. It has said why itself. */
export class StepError extends Error {
  override readonly name = 'StepError';
  readonly exitCode: number;

  constructor(title: string, exitCode: number | null) {
    super(`Failed: ${title}`);
    this.exitCode = exitCode ?? 1;
  }
}

/** Runs a script's main function. A failed step ends the process with the step's exit code and one line. */
export async function runScript(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}

/** How TypeScript of the workspace is run without a build. */
export const runSource: readonly string[] = ['node', '--conditions=@llamacloud-prod/source'];
