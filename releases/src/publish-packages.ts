import type { PackedPackage } from './pack-packages.ts';
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

/**
 * Publishes archives, each of them unless the registry has its version already, so that a publish that broke off can be
 * repeated.
 *
 * @returns The packages that were published.
 */
export async function publishPackages(
  packages: readonly PackedPackage[],
  { cwd, dryRun = false, provenance = false }: PublishOptions,
): Promise<readonly PackedPackage[]> {
  const published: PackedPackage[] = [];
  for (const each of packages) {
    if (await isPublished(each, cwd)) continue;
    const flags = [dryRun ? ['--dry-run'] : [], provenance ? ['--provenance'] : []].flat();
    await runProgram(['npm', 'publish', each.file, '--access', 'public', ...flags], { cwd });
    published.push(each);
  }
  return published;
}

async function isPublished({ name, version }: PackedPackage, cwd: string): Promise<boolean> {
  try {
    return (await runProgram(['npm', 'view', `${name}@${version}`, 'version'], { cwd })).trim() === version;
  } catch (error) {
    if (error instanceof Error && error.message.includes('E404')) return false;
    throw error;
  }
}
