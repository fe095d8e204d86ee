import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/index.ts';

/** A small folder of Markdown and text. */
export const handbook: string = fileURLToPath(new URL('../fixtures/handbook', import.meta.url));

/** Starts an emulator that checks its own answers and streams at full speed. It stops with the test and must not complain. */
export async function emulatorForTest(options: EmulatorOptions = {}): Promise<Emulator> {
  const complaints: string[] = [];
  const emulator = await startEmulator({
    indexes: { 'idx-handbook': handbook },
    strictResponses: true,
    tokenRate: 0,
    log: (message) => complaints.push(message),
    ...options,
  });
  onTestFinished(async () => {
    await emulator.close();
    expect(complaints).toEqual([]);
  });
  return emulator;
}

/** An empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
