#!/usr/bin/env node
// Older versions lack node:sqlite, and would say so by a stack trace.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(`This program needs Node 22.13 or newer, and this is Node ${process.versions.node}.\n`);
  process.exit(2);
}

const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
