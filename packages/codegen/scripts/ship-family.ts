import { cp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { nameOfCopy } from '../src/output/family-sources.ts';

/**
 * Puts beside the built generator what other APIs' families start from: the runtimes, the manifests that say which
 * libraries they need, their licence, the actions of workflows, and how the command line starts and is built.
 */
const place = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const packages = ['docs', 'packages/core', 'packages/react', 'packages/cli', 'packages/emulator'];
const folders = packages.map((folder) => `${folder}/src/runtime`);
const files = [
  ...packages.map((folder) => `${folder}/package.json`),
  'packages/cli/rolldown.config.ts',
  'packages/cli/src/bin.ts',
  'LICENSE',
  'package.json',
  '.github/workflows/release.yml',
];

await rm(place('../dist/family'), { recursive: true, force: true });
for (const folder of folders) {
  await cp(place(`../../../${folder}`), place(`../dist/family/${folder}`), { recursive: true });
}
for (const file of files) await cp(place(`../../../${file}`), place(`../dist/family/${nameOfCopy(file)}`));
