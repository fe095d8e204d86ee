import { join, resolve } from 'node:path';
import type { FamilyFile } from '../generate-family.ts';
import { allTargets, type FamilyPackage, type Target, targetPackages } from '../targets.ts';
import { runtimeFiles } from './copy-runtime.ts';
import type { OutputLayout } from './output-layout.ts';
import { type OutputFamily, outputManifests } from './output-manifests.ts';
import type { OutputFile } from './write-files.ts';

/** The files of a run, with their places on disk. */
export interface PlacedFamily {
  /** What is generated, and the runtimes that are copied. */
  readonly owned: readonly OutputFile[];
  /** What a family starts with. A file of it that is there belongs to the user. */
  readonly starters: readonly OutputFile[];
  /** Folders that hold nothing but what is generated. */
  readonly ownedFolders: readonly string[];
}

/** What {@link placeFamily} goes by. */
export interface PlaceOptions {
  readonly layout: OutputLayout;
  /** The folder of a family of its own. */
  readonly output: string | undefined;
  /** Whether runtimes are copied. */
  readonly isCopied: boolean;
  /** What the family was made with. */
  readonly made: Omit<OutputFamily, 'packages'>;
}

/**
 * Gives each file of a family its place, and adds what the family needs beside it, which is read while the family is made.
 * Nothing is written.
 */
export async function placeFamily(
  making: Promise<readonly FamilyFile[]>,
  { layout, output, isCopied, made }: PlaceOptions,
): Promise<PlacedFamily> {
  const packages = packagesOf(made.targets);
  const [family, runtimes, starters] = await Promise.all([
    making,
    isCopied ? runtimeFiles(packages, layout, made.targets.has('resources') ? undefined : making) : [],
    output === undefined ? [] : outputManifests(resolve(output), { ...made, packages }),
  ]);
  const generated = family.map((file): OutputFile => {
    const pathBelowSources = `generated/${file.path}`;
    const path = join(layout.sources(file.package), pathBelowSources);
    return { path, content: layout.link({ ...file, pathBelowSources }) };
  });
  return {
    owned: [...generated, ...runtimes],
    starters,
    ownedFolders: ownedPackages(made.targets).map((name) => join(layout.sources(name), 'generated')),
  };
}

function packagesOf(targets: ReadonlySet<Target>): readonly FamilyPackage[] {
  return [...new Set([...targets].map((target): FamilyPackage => targetPackages[target]))];
}

/** The packages all of whose targets are generated: only there it is known that a file is left over. */
function ownedPackages(targets: ReadonlySet<Target>): readonly FamilyPackage[] {
  const left = new Set(packagesOf(new Set(allTargets.filter((target) => !targets.has(target)))));
  return packagesOf(targets).filter((name) => !left.has(name));
}
