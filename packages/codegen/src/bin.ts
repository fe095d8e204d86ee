#!/usr/bin/env node
import module from 'node:module';

// Older versions lack what the libraries need, and would say so by a stack trace.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(`sdk-codegen needs Node 22.13 or newer, and this is Node ${process.versions.node}.\n`);
  process.exit(2);
}

// Before anything else is loaded: the libraries behind the generator take longer to compile than to run.
module.enableCompileCache();
const { main } = await import('./command/main.ts');
process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  // Back to the head of the line, and everything after it away.
  ...(process.stderr.isTTY && { progress: (text: string) => process.stderr.write(`\r\u001b[K${text}`) }),
});
