import { readdir, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../harness/folders.ts';
import { checkTypes, type TypeCheck } from '../harness/type-check.ts';

/** Packages of a family that are TypeScript: its site is data. */
const packages = ['core', 'react', 'cli', 'emulator'];

/** Size of what a generator wrote, and what its types are worth, or why they were not checked. */
export async function checkOutput(
  folder: string,
): Promise<{ readonly megabytes: number; readonly types: TypeCheck | string }> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const isFamily = entries.some(({ name, parentPath }) => name === 'emulator' && parentPath === folder);
  if (isFamily) await Promise.all(packages.map((name) => linkLibraries(folder, name)));
  const types = await checkTypes(folder, isFamily ? packages : ['.']).catch((error: Error) => error.message);
  return { megabytes: bytes / 1e6, types };
}

/** What a package of a family imports is what the package of ours does that its runtime was copied from. */
function linkLibraries(folder: string, name: string): Promise<void> {
  return symlink(join(cacheFolder, 'packages', name, 'node_modules'), join(folder, name, 'node_modules'), 'junction');
}
