import { fileURLToPath } from 'node:url';
import { startEmulator } from '@llamacloud-prod/emulator';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    emulatorUrl: string;
  }
}

const notes = fileURLToPath(new URL('../../../../docs/contributing', import.meta.url));

/** Starts one emulator for all browser tests. Each test brings a key of its own, and so an account of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const emulator = await startEmulator({ port: 0, indexes: { 'idx-notes': notes } });
  project.provide('emulatorUrl', emulator.url);
  return () => emulator.close();
}
