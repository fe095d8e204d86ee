import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

// Runs Astro's program with the arguments given. It reports nothing to anyone, and this works in every system's shell.
process.env.ASTRO_TELEMETRY_DISABLED = '1';
// Astro takes what machines of hosts and of tests mean by it for the path that the site is published below.
delete process.env.BASE_URL;
const folder = dirname(createRequire(import.meta.url).resolve('astro/package.json'));
await import(pathToFileURL(join(folder, 'bin/astro.mjs')).href);
