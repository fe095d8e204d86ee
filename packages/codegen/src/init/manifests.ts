import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What is read of the manifest of a package that a runtime comes from. */
export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly engines?: Readonly<Record<string, string>>;
}

/**
 * The manifest of a package, or of the workspace (`root`): the one place that says which libraries its runtime needs, in
 * which versions. The published package carries them beside the runtimes.
 */
export async function readManifest(name: string): Promise<Manifest> {
  const published = fileURLToPath(new URL(`../runtimes/${name}.json`, import.meta.url));
  const place = places[name] ?? `../../../${name}/package.json`;
  const file = existsSync(published) ? published : fileURLToPath(new URL(place, import.meta.url));
  return JSON.parse(await readFile(file, 'utf8')) as Manifest;
}

const places: Readonly<Record<string, string>> = {
  root: '../../../../package.json',
  docs: '../../../../docs/package.json',
};

/** The libraries of a list without those of the workspace itself. */
export function librariesOf(list: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(list).filter(([, range]) => !range.startsWith('workspace:')));
}
