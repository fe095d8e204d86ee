import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { runStep } from '../../../scripts/run-step.ts';
import { benchmarksFolder, cacheFolder, root } from './folders.ts';

const run = promisify(execFile);
const scope = '@llamacloud-prod/';
const names = ['core', 'react', 'cli', 'emulator', 'codegen'];

/** Builds our packages, installs the peers, and puts what would be published of ours beside them. */
export async function installPackages(): Promise<void> {
  await runStep('Build', ['turbo', 'run', 'build', '--filter=./packages/*', '--output-logs=errors-only'], {
    output: 'stderr',
  });
  await runStep('Install the peers', ['pnpm', '--dir', benchmarksFolder, 'install', '--frozen-lockfile'], {
    output: 'stderr',
  });
  await rm(join(cacheFolder, 'packages'), { recursive: true, force: true });
  for (const name of names) await installPackage(name);
}

/** Packs one of our packages and unpacks it, so that what is measured is what is published. */
async function installPackage(name: string): Promise<void> {
  const folder = join(cacheFolder, 'packages', name);
  const tarball = `${folder}.tgz`;
  await mkdir(folder, { recursive: true });
  // On Windows, pnpm is a script, which only a shell starts.
  const shell = process.platform === 'win32';
  await run('pnpm', ['--dir', join(root, 'packages', name), 'pack', '--out', tarball], { shell });
  await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  await linkDependencies(name, folder);
}

/** Dependencies are those that the package was built with, and peers those of this workspace, as an app has them once. */
async function linkDependencies(name: string, folder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<string, object>;
  const { dependencies = {}, peerDependencies = {} } = manifest;
  for (const library of Object.keys(dependencies)) {
    await link(join(root, 'packages', name, 'node_modules', library), join(folder, 'node_modules', library));
  }
  for (const library of Object.keys(peerDependencies)) {
    const target = library.startsWith(scope)
      ? join(cacheFolder, 'packages', library.slice(scope.length))
      : join(benchmarksFolder, 'node_modules', library);
    const isInstalled = await stat(target).catch(() => undefined);
    if (isInstalled) await link(target, join(folder, 'node_modules', library));
  }
}

async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path, 'junction');
}
