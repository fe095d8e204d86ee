import { spawn } from 'node:child_process';

/** Where and with what a program runs. */
export interface RunOptions {
  /** Folder that the program runs in. */
  readonly cwd: string;
  /** Variables in addition to those of {@link plainEnvironment}. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a program to its end and gives what it printed on standard output.
 *
 * @throws Error when it ends with another code than 0; the message has everything that it printed.
 */
export async function runProgram([file = '', ...rest]: readonly string[], { cwd, env }: RunOptions): Promise<string> {
  const child = spawn(file, rest, {
    cwd,
    env: { ...plainEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // On Windows the commands of packages are scripts, which only a shell starts.
    shell: process.platform === 'win32',
  });
  const printed = { all: '', stdout: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.all += text;
    printed.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.all += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${[file, ...rest].join(' ')} ended with ${code} in ${cwd}:\n${printed.all}`);
  return printed.stdout;
}

/** The process's variables without those by which a package manager or a test runner tells its children what to do. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const inherited = /^(npm_|pnpm_|yarn_|node_options|node_env|init_cwd|vitest|llama_)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)));
}
