import { cp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Puts the runtimes of all packages beside the built generator, which copies them into other APIs' families. */
const place = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const target = place('../dist/runtimes');

await rm(target, { recursive: true, force: true });
for (const name of ['core', 'react', 'cli', 'emulator']) {
  await cp(place(`../../${name}/src/runtime`), `${target}/${name}`, { recursive: true });
}
await cp(place('../../../docs/src/runtime'), `${target}/docs`, { recursive: true });
