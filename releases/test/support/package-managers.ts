import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { ConsumerProject } from './consumer-project.ts';

/** How a package manager installs a project and runs Node in it. */
export interface PackageManager {
  install(project: ConsumerProject): Promise<unknown>;
  /** The command that runs Node with what is installed. */
  readonly node: readonly string[];
}

const yarnCommand = [process.execPath, createRequire(import.meta.url).resolve('@yarnpkg/cli-dist/bin/yarn.js')];

export const npm: PackageManager = {
  install: (project) => project.run(['npm', 'install', '--prefer-offline', '--no-audit', '--no-fund']),
  node: ['node'],
};

/** pnpm keeps what a package does not declare out of its reach. */
export const pnpm: PackageManager = {
  install: (project) => project.run(['pnpm', 'install', '--prefer-offline', '--config.minimum-release-age=0']),
  node: ['node'],
};

/** Yarn without a folder `node_modules`, which refuses whatever a package does not declare. */
export const yarn: PackageManager = {
  async install(project) {
    const settings = {
      nodeLinker: 'pnp',
      enableTelemetry: false,
      // On a CI it makes no lockfile of its own accord.
      enableImmutableInstalls: false,
      // Its rule that a version must have been out for a while.
      npmPreapprovedPackages: ['@llamacloud-prod/*'],
      unsafeHttpWhitelist: ['127.0.0.1'],
      npmScopes: { 'llamacloud-prod': { npmRegistryServer: inject('registryUrl') } },
    };
    // It reads no `.npmrc`. JSON is YAML as well.
    await writeFile(join(project.folder, '.yarnrc.yml'), JSON.stringify(settings));
    await project.run([...yarnCommand, 'install']);
  },
  node: [...yarnCommand, 'node'],
};
