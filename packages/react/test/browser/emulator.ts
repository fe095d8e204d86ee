import { startEmulator } from '@llamacloud-prod/emulator';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    emulatorUrl: string;
  }
}

/** Starts one emulator for all browser tests. Each test brings a key of its own, and so an account of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const emulator = await startEmulator({ port: 0 });
  project.provide('emulatorUrl', emulator.url);
  return () => emulator.close();
}
