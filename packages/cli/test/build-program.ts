import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import type { TestProject } from 'vitest/node';
import options from '../rolldown.config.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The program's file, as it is published. */
    readonly program: string;
  }
}

/** Builds the program as it is published, into a folder of this run's own. */
export async function setup(project: TestProject): Promise<() => void> {
  // Inside the package, where its dependencies are found.
  const cache = fileURLToPath(new URL('../.cache/', import.meta.url));
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'program-'));
  copyFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), join(folder, 'package.json'));
  await build({ ...options, logLevel: 'silent', output: { ...options.output, dir: join(folder, 'dist') } });
  project.provide('program', join(folder, 'dist/bin.js'));
  return () => rmSync(folder, { recursive: true });
}
