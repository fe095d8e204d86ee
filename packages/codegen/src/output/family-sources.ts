import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Name of a single file in the published package, which may hold one manifest and one licence: its own. */
export function nameOfCopy(path: string): string {
  return path.replace(/[^/]+$/, 'copy-of-$&');
}

/**
 * Where something stands that families start from: in this repository, or in the copy of it that the published package
 * carries.
 *
 * @param path - Below the root of the repository, with `/` between steps: `packages/core/src/runtime`.
 */
export function familySource(path: string): string {
  const published = [path, nameOfCopy(path)].map((place) => new URL(`./family/${place}`, import.meta.url));
  const found = published.find((place) => existsSync(place)) ?? new URL(`../../../../${path}`, import.meta.url);
  return fileURLToPath(found);
}

/** Whether a workspace is the one whose own sources these are, and no family that was made from them. */
export function isHome(workspace: string): boolean {
  return familySource('package.json') === join(workspace, 'package.json');
}

/** The folder of a package below the root of a workspace. */
export function packageFolder(name: string): string {
  return name === 'docs' ? name : `packages/${name}`;
}

/** All files below a folder, sorted, with their paths from there. They are small: to wait for each takes longer than to read it. */
export function readSources(folder: string): readonly { readonly path: string; readonly content: string }[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.sort().map((file) => {
    return { path: relative(folder, file).split(sep).join('/'), content: readFileSync(file, 'utf8') };
  });
}
