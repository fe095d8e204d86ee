import { readFile } from 'node:fs/promises';
import { familySource, packageFolder, readSources } from '../output/family-sources.ts';
import { readOwnManifest } from '../own-manifest.ts';
import type { FamilyPackage } from '../targets.ts';

/** What is read of the manifest of a package that a runtime comes from. */
export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly engines?: Readonly<Record<string, string>>;
}

/**
 * The manifest of a package, or of the workspace (`root`): the one place that says which libraries its runtime needs, in
 * which versions.
 */
export async function readManifest(name: string): Promise<Manifest> {
  const file = familySource(name === 'root' ? 'package.json' : `${packageFolder(name)}/package.json`);
  return JSON.parse(await readFile(file, 'utf8')) as Manifest;
}

/** Tools of a workspace by their names, in the versions that this project has them. */
export async function workspaceTools(names: readonly string[]): Promise<Record<string, string>> {
  const { devDependencies = {} } = await readManifest('root');
  return Object.fromEntries(names.map((name) => [name, devDependencies[name] ?? '*']));
}

/** The libraries of a list without those of the workspace itself. */
export function librariesOf(list: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(list).filter(([, range]) => !range.startsWith('workspace:')));
}

/** The libraries of a package that its users bring or that build it, in the versions that it is developed with. */
export function developmentLibraries({ devDependencies = {} }: Manifest): Record<string, string> {
  const wanted = new Set(['@tanstack/react-query', '@types/react', 'react', 'rolldown', 'undici']);
  return Object.fromEntries(Object.entries(devDependencies).filter(([library]) => wanted.has(library)));
}

/** The library of an import, static or dynamic, or of what is resolved like one. */
const importedName = /(?:\bfrom |\bimport |\bimport\(|\bresolve\()'((?:@[\w.-]+\/)?[\w.-]+)[/']/g;

/** The libraries that the runtime of a package imports. What else the package of this project needs is its own. */
export async function runtimeLibraries(name: FamilyPackage): Promise<Record<string, string>> {
  const { dependencies } = await readManifest(name);
  const files = readSources(familySource(`${packageFolder(name)}/src/runtime`));
  const imported = files.flatMap(({ content }) => [...content.matchAll(importedName)].map(([, library]) => library));
  const names = new Set(imported);
  return Object.fromEntries(Object.entries(librariesOf(dependencies)).filter(([library]) => names.has(library)));
}

/**
 * How the generator is called where it is not installed: by its whole name, since of the bare one npx would take whatever
 * stands in the registry, and in the version that the family's runtimes are of.
 */
export async function generatorCommand(): Promise<string> {
  const { name, version } = await readOwnManifest();
  return `npx -y -p ${name}@${version} sdk-codegen`;
}
