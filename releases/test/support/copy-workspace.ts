import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../../src/run-program.ts';
import { root } from './root.ts';

/** The repository as a stranger clones it, in a folder of its own. */
export interface WorkspaceCopy extends AsyncDisposable {
  readonly folder: string;
  /** Runs a program at the root of the copy, and gives what it printed. */
  run(command: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
  /** Commits everything. */
  commit(message: string): Promise<unknown>;
}

/** Copies the working tree without what Git ignores, as one commit on the branch `main`, and installs it. */
export async function copyWorkspace(): Promise<WorkspaceCopy> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'workspace-')));
  const run = (command: readonly string[], env = {}) => runProgram(command, { cwd: folder, env });
  const listed = await runProgram(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  const deleted = await runProgram(['git', 'ls-files', '-z', '--deleted'], { cwd: root });
  const missing = new Set(deleted.split('\0'));
  const files = listed.split('\0').filter((file) => file !== '' && !missing.has(file));
  for (const file of files) await cp(join(root, file), join(folder, file));
  const author = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com', '-c', 'commit.gpgsign=false'];
  const commit = async (message: string) => {
    await run(['git', 'add', '--all']);
    await run(['git', ...author, 'commit', '--quiet', '--message', message]);
  };
  await run(['git', 'init', '--quiet', '--initial-branch=main']);
  await commit('Begin');
  await run(['pnpm', 'install', '--frozen-lockfile', '--prefer-offline']);
  return { folder, run, commit, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
