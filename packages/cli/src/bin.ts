#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';

const manifest = new URL('../package.json', import.meta.url);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const [asked, ...more] = process.argv.slice(2);

if (major < 22 || (major === 22 && minor < 13)) {
  // Older versions lack what follows, and would say so by a stack trace.
  process.stderr.write(`This program needs Node 22.13 or newer, and this is Node ${process.versions.node}.\n`);
  process.exitCode = 2;
} else if ((asked === '--version' || asked === '-v') && more.length === 0) {
  // Scripts ask for the version often, and need nothing else for it.
  process.stdout.write(`${JSON.parse(readFileSync(manifest, 'utf8')).version}\n`);
} else {
  // Static imports would be compiled before the cache is on.
  enableCompileCache();
  void Promise.all([import('./runtime/run-process.ts'), import('./generated/cli.ts')]).then(
    ([{ runProcess }, { commandLine }]) => runProcess(commandLine, manifest),
  );
}
