import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { childrenCpuMs } from './children-cpu.ts';
import { root } from './folders.ts';

/** What checking the types of a folder took. */
export interface TypeCheck {
  readonly errors: number;
  readonly instantiations: number;
  /** Processor time; where the system does not tell, time by the clock. */
  readonly cpuMs: number;
}

const compilerOptions = {
  noEmit: true,
  strict: true,
  target: 'es2023',
  lib: ['es2023', 'esnext.disposable', 'dom', 'dom.iterable', 'dom.asynciterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  allowImportingTsExtensions: true,
  jsx: 'react-jsx',
  skipLibCheck: true,
  types: ['node'],
};

/** What is checked longer than this is given up. */
const limitMs = 120_000;

/**
 * Checks all TypeScript of a folder by the workspace's own TypeScript, on one thread.
 *
 * @param include - Files or folders below it.
 * @throws Error when that takes more than two minutes.
 */
export async function checkTypes(folder: string, include: readonly string[] = ['.']): Promise<TypeCheck> {
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }));
  const cpuBefore = childrenCpuMs();
  const flags = ['-p', folder, '--singleThreaded', '--extendedDiagnostics'];
  // A failed check ends with an exit code, and what it found is its output.
  const { stdout, error } = spawnSync(await findCompiler(), flags, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: limitMs,
  });
  if (error !== undefined) throw new Error(`Checking the types of ${folder} failed: ${error.message}`);
  const cpuAfter = childrenCpuMs();
  const read = (label: string) => {
    const [, number] = new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(stdout) ?? [];
    if (number === undefined) throw new Error(`tsc did not tell its ${label} for ${folder}: ${stdout.slice(0, 500)}`);
    return Number(number);
  };
  const errors = stdout.split('\n').filter((line) => / error TS\d+/.test(line)).length;
  const cpuMs = cpuAfter && cpuBefore ? cpuAfter - cpuBefore : read('Total time') * 1000;
  return { errors, instantiations: read('Instantiations'), cpuMs };
}

/** The compiler itself: the script that starts it would be measured as well. */
async function findCompiler(): Promise<string> {
  const script = pathToFileURL(join(root, 'node_modules/typescript/lib/getExePath.js'));
  const { default: getExePath } = (await import(script.href)) as { default: () => string };
  return getExePath();
}
