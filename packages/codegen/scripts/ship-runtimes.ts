import { cp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Puts the runtimes of all packages beside the built generator, which copies them into other APIs' families, and the
 * manifests that say which libraries they need. */
const place = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const target = place('../dist/runtimes');

await rm(target, { recursive: true, force: true });
for (const name of ['core', 'react', 'cli', 'emulator']) {
  await cp(place(`../../${name}/src/runtime`), `${target}/${name}`, { recursive: true });
  await cp(place(`../../${name}/package.json`), `${target}/${name}.json`);
}
await cp(place('../../../package.json'), `${target}/root.json`);
await cp(place('../../../docs/src/runtime'), `${target}/docs`, { recursive: true });
await cp(place('../../../docs/package.json'), `${target}/docs.json`);
