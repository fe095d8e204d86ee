import { join } from 'node:path';
import type { FamilyFile } from '../generate-family.ts';
import { allTargets, type FamilyPackage, packagesOf, type Target } from '../targets.ts';
import { runtimeFiles } from './copy-runtime.ts';
import type { OutputLayout } from './output-layout.ts';
import type { OutputFile } from './write-files.ts';

/** The files of a run, with their places on disk. */
export interface PlacedFamily {
  /** What is generated, and the runtimes that are copied. */
  readonly owned: readonly OutputFile[];
  /** Folders that hold nothing but what is generated. */
  readonly ownedFolders: readonly string[];
}

/** What {@link placeFamily} goes by. */
export interface PlaceOptions {
  readonly layout: OutputLayout;
  /** What is generated. */
  readonly targets: ReadonlySet<Target>;
  /** Whether runtimes are copied. */
  readonly isCopied: boolean;
}

/** Gives each file of a family its place, and adds the runtimes, which are read while the family is made. Nothing is written. */
export async function placeFamily(
  making: Promise<readonly FamilyFile[]>,
  { layout, targets, isCopied }: PlaceOptions,
): Promise<PlacedFamily> {
  const [family, runtimes] = await Promise.all([
    making,
    isCopied ? runtimeFiles(packagesOf(targets), layout, targets.has('resources') ? undefined : making) : [],
  ]);
  const generated = family.map((file): OutputFile => {
    const pathBelowSources = `generated/${file.path}`;
    const path = join(layout.sources(file.package), pathBelowSources);
    return { path, content: layout.link({ ...file, pathBelowSources }) };
  });
  return {
    owned: [...generated, ...runtimes],
    ownedFolders: ownedPackages(targets).map((name) => join(layout.sources(name), 'generated')),
  };
}

/** The packages all of whose targets are generated: only there it is known that a file is left over. */
function ownedPackages(targets: ReadonlySet<Target>): readonly FamilyPackage[] {
  const left = new Set(packagesOf(allTargets.filter((target) => !targets.has(target))));
  return packagesOf(targets).filter((name) => !left.has(name));
}
