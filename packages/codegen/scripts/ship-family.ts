import { cp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * Puts beside the built generator what other APIs' families start from: the runtimes, the manifests that say which
 * libraries they need, their licence, and how the command line starts and is built.
 */
const place = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const packages = ['docs', 'packages/core', 'packages/react', 'packages/cli', 'packages/emulator'];
const shipped = [
  ...packages.flatMap((folder) => [`${folder}/package.json`, `${folder}/src/runtime`]),
  'packages/cli/rolldown.config.ts',
  'packages/cli/src/bin.ts',
  'LICENSE',
  'package.json',
];

await rm(place('../dist/family'), { recursive: true, force: true });
for (const path of shipped) await cp(place(`../../../${path}`), place(`../dist/family/${path}`), { recursive: true });
