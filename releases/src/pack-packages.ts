import { access, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './run-program.ts';

/** What of a package's manifest is read here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly scripts?: Readonly<Record<string, string>>;
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
}

/** The manifests of the packages that are published, by the name of their folder below `packages`. */
export async function readPublishedManifests(root: string): Promise<ReadonlyMap<string, Manifest>> {
  const folders = (await readdir(join(root, 'packages'))).sort();
  const texts = folders.map((folder) => readFile(join(root, 'packages', folder, 'package.json'), 'utf8'));
  const manifests = (await Promise.all(texts)).map((text) => JSON.parse(text) as Manifest);
  return new Map(
    folders.flatMap((folder, index) => {
      const manifest = manifests[index];
      return manifest === undefined || manifest.private === true ? [] : [[folder, manifest] as const];
    }),
  );
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
  for (const [folder, { name, version }] of await readPublishedManifests(root)) {
    const cwd = join(root, 'packages', folder);
    await access(join(cwd, 'dist')).catch(() => {
      throw new Error(`packages/${folder} is not built. Run \`npx -y pnpm@12 build\`.`);
    });
    const stdout = await runProgram(['pnpm', 'pack', '--json', '--pack-destination', target], { cwd });
    const { filename } = JSON.parse(stdout) as { filename: string };
    packed.push({ folder, name, version, file: filename });
  }
  return packed;
}
