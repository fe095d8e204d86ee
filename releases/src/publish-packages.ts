import type { Manifest, PackedPackage } from './pack-packages.ts';
import { runProgram } from './run-program.ts';

/** How packages are published. */
export interface PublishOptions {
  /** Folder whose `.npmrc` names the registry and how to be let in. */
  readonly cwd: string;
  /** Says what would be published, and publishes nothing. */
  readonly dryRun?: boolean;
  /** Has npm attest where and from what the packages were built. Only a CI that npm trusts can. */
  readonly provenance?: boolean;
}

/** Publishes archives, one after the other. Where one fails, the rest can be published later. */
export async function publishPackages(
  packages: readonly PackedPackage[],
  { cwd, dryRun = false, provenance = false }: PublishOptions,
): Promise<void> {
  const flags = ['--access', 'public', ...(dryRun ? ['--dry-run'] : []), ...(provenance ? ['--provenance'] : [])];
  for (const { file } of packages) await runProgram(['npm', 'publish', file, ...flags], { cwd });
}

/**
 * Whether the registry has this very version of a package.
 *
 * @throws Error when the registry does not answer.
 */
export async function isPublished({ name, version }: Manifest, cwd: string): Promise<boolean> {
  try {
    return (await runProgram(['npm', 'view', `${name}@${version}`, 'version'], { cwd })).trim() === version;
  } catch (error) {
    if (error instanceof Error && error.message.includes('E404')) return false;
    throw error;
  }
}
