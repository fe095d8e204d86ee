#!/usr/bin/env node
import module from 'node:module';

// Older versions lack what follows, and would say so by a stack trace.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(`This program needs Node 22.13 or newer, and this is Node ${process.versions.node}.\n`);
  process.exit(2);
}

// Static imports would be compiled before the cache is on.
module.enableCompileCache();
const [{ runProcess }, { commandLine }] = await Promise.all([
  import('./runtime/run-process.ts'),
  import('./generated/cli.ts'),
]);
await runProcess(commandLine, new URL('../package.json', import.meta.url));
