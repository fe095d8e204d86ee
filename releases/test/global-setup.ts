import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '@llamacloud-prod/emulator';
import type { TestProject } from 'vitest/node';
import { startRegistry } from '../src/local-registry.ts';
import { type PackedPackage, packPackages } from '../src/pack-packages.ts';
import { publishPackages } from '../src/publish-packages.ts';
import { root } from './support/root.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The archives that went to the registry. */
    packedPackages: readonly PackedPackage[];
    registryUrl: string;
    /** What a project's `.npmrc` says to install from the registry. */
    npmrc: string;
    emulatorUrl: string;
  }
}

/** Packs all packages, publishes them to a registry of this machine, and starts an emulator for whoever installs them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await using resources = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'packed-'));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  const packedPackages = await packPackages(root, folder);
  const registry = resources.use(await startRegistry('@llamacloud-prod'));
  await writeFile(join(folder, '.npmrc'), registry.npmrc);
  await publishPackages(packedPackages, { cwd: folder });
  const indexes = { 'idx-notes': join(root, 'docs/contributing') };
  const emulator = resources.use(await startEmulator({ port: 0, indexes }));
  project.provide('packedPackages', packedPackages);
  project.provide('registryUrl', registry.url);
  project.provide('npmrc', registry.npmrc);
  project.provide('emulatorUrl', emulator.url);
  const kept = resources.move();
  return () => kept.disposeAsync();
}
