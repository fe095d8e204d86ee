import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './folders.ts';

/** What checking the types of a folder took. */
export interface TypeCheck {
  readonly errors: number;
  readonly instantiations: number;
  readonly seconds: number;
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

/**
 * Checks all TypeScript of a folder on one thread, where time is processor time, by the workspace's own TypeScript.
 *
 * @param include - Files or folders below it.
 */
export async function checkTypes(folder: string, include: readonly string[] = ['.']): Promise<TypeCheck> {
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }));
  const arguments_ = [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder];
  const output = await new Promise<string>((resolve) => {
    const flags = ['--singleThreaded', '--extendedDiagnostics'];
    // A failed check ends with an exit code, and what it found is its output.
    execFile(process.execPath, [...arguments_, ...flags], { maxBuffer: 2 ** 28 }, (_, stdout) => resolve(stdout));
  });
  const read = (label: string) => {
    const [, number] = new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(output) ?? [];
    if (number === undefined) throw new Error(`tsc did not tell its ${label} for ${folder}: ${output.slice(0, 500)}`);
    return Number(number);
  };
  const errors = output.split('\n').filter((line) => / error TS\d+/.test(line)).length;
  return { errors, instantiations: read('Instantiations'), seconds: read('Total time') };
}
