import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the site that the tests read. */
    siteFolder: string;
  }
}

/**
 * Builds the site into a folder of its own, which is removed after the tests.
 *
 * @throws Error with what the build printed, when it fails.
 */
export async function setup(project: TestProject): Promise<() => void> {
  const docs = fileURLToPath(new URL('../../', import.meta.url));
  const folder = mkdtempSync(path.join(tmpdir(), 'docs-'));
  const astro = path.join(docs, 'node_modules/astro/bin/astro.mjs');
  await promisify(execFile)(process.execPath, [astro, 'build', '--outDir', folder], {
    cwd: docs,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    maxBuffer: 64 * 1024 * 1024,
  });
  project.provide('siteFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
