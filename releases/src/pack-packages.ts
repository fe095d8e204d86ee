import { access, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './run-program.ts';

/** What of a package's manifest is read here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly engines?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A package as it goes to the registry. */
export interface PackedPackage {
  /** Name of its folder below `packages`. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  /** Path of the archive. */
  readonly file: string;
  /** Size of the archive. */
  readonly bytes: number;
  /** Paths in the archive. */
  readonly contents: readonly string[];
}

/** The manifests of the packages that are published, by the name of their folder below `packages`. */
export async function readPublishedManifests(root: string): Promise<ReadonlyMap<string, Manifest>> {
  const published = new Map<string, Manifest>();
  for (const folder of (await readdir(join(root, 'packages'))).sort()) {
    const manifest = JSON.parse(await readFile(join(root, 'packages', folder, 'package.json'), 'utf8')) as Manifest;
    if (manifest.private !== true) published.set(folder, manifest);
  }
  return published;
}

/**
 * Packs every published package of a workspace exactly as it is published.
 *
 * @param root - The workspace; its packages are built.
 * @param target - The folder that the archives are written to; made where it is missing.
 * @throws Error when a package is not built.
 */
export async function packPackages(root: string, target: string): Promise<readonly PackedPackage[]> {
  await mkdir(target, { recursive: true });
  const packed: PackedPackage[] = [];
  for (const folder of (await readPublishedManifests(root)).keys()) {
    packed.push(await packPackage(join(root, 'packages', folder), folder, target));
  }
  return packed;
}

/** What `pnpm pack --json` says. */
interface PackReport {
  readonly name: string;
  readonly version: string;
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

async function packPackage(cwd: string, folder: string, target: string): Promise<PackedPackage> {
  await access(join(cwd, 'dist')).catch(() => {
    throw new Error(`packages/${folder} is not built. Run \`npx -y pnpm@12 build\`.`);
  });
  const stdout = await runProgram(['pnpm', 'pack', '--json', '--pack-destination', target], { cwd });
  const { name, version, filename, size, files } = JSON.parse(stdout) as PackReport;
  return { folder, name, version, file: filename, bytes: size, contents: files.map(({ path }) => path) };
}
