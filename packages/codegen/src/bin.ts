#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Before anything else is loaded: the libraries behind the generator take longer to compile than to run.
enableCompileCache();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
});
