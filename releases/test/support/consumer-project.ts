import { cp, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { runProgram } from '../../src/run-program.ts';
import { root } from './root.ts';

/** A small project outside the workspace, which installs the packages from the registry. */
export interface ConsumerProject extends AsyncDisposable {
  readonly folder: string;
  /** Runs a program in the project, with the emulator as its server, and gives what it printed. */
  run(command: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
  /** Names of the packages that are installed at the project's top. */
  installed(): Promise<readonly string[]>;
}

/** Copies a project of the folder `consumers` to a place from which nothing of the workspace is in reach. */
export async function createConsumer(name: string): Promise<ConsumerProject> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), `uses-${name}-`)));
  await cp(join(root, 'releases/consumers', name), folder, { recursive: true });
  await writeFile(join(folder, '.npmrc'), inject('npmrc'));
  const server = { LLAMA_CLOUD_API_KEY: folder, LLAMA_CLOUD_BASE_URL: inject('emulatorUrl') };
  return {
    folder,
    run: (command, env) => runProgram(command, { cwd: folder, env: { ...server, ...env } }),
    installed: () => listPackages(join(folder, 'node_modules')),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function listPackages(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  const listed = names.map(async (name) =>
    name.startsWith('@') ? (await readdir(join(folder, name))).map((inner) => `${name}/${inner}`) : [name],
  );
  return (await Promise.all(listed)).flat().sort();
}
