#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Static imports would be compiled before the cache is on.
enableCompileCache();
const [{ runProcess }, { commandLine }] = await Promise.all([
  import('./runtime/run-process.ts'),
  import('./generated/cli.ts'),
]);
await runProcess(commandLine, new URL('../package.json', import.meta.url));
