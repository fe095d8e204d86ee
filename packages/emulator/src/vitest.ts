import { test as base, type TestAPI } from 'vitest';
import type { FaultScript } from './runtime/faults/fault-script.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from './start-emulator.ts';

/** What a test is given. */
export interface EmulatorFixtures {
  /** A running emulator. It is started with the first test that asks for any of these, and stopped after the last. */
  readonly emulator: Emulator;
  /** Base URL to give to clients. */
  readonly url: string;
  /** What is to go wrong in this test. The next test starts without faults. */
  readonly faults: FaultScript;
}

/** How long an emulator lives. */
export interface FixtureOptions {
  /** One emulator for each test file, or one for each worker that runs test files. By default `file`. */
  readonly scope?: 'file' | 'worker';
}

/**
 * Makes a `test` whose tests are given a running emulator. It checks its own answers and streams at full speed unless
 * the options say otherwise.
 *
 * @example
 * ```ts
 * import { createEmulatorTest } from '@llamacloud-prod/emulator/vitest';
 *
 * const test = createEmulatorTest({ indexes: { 'idx-abc123': './docs' } });
 *
 * test('survives a rate limit', async ({ url, faults }) => {
 *   faults.add({ fault: 'status', status: 429, retryAfter: 0, times: 1 });
 *   const client = new LlamaCloud({ apiKey: 'any key', baseURL: url });
 *   await client.beta.chat.create();
 * });
 * ```
 */
export function createEmulatorTest(
  options: EmulatorOptions = {},
  { scope = 'file' }: FixtureOptions = {},
): TestAPI<EmulatorFixtures> {
  return base.extend<EmulatorFixtures>({
    emulator: [
      // Vitest reads from the first parameter what a fixture needs; this one needs nothing.
      // biome-ignore lint/correctness/noEmptyPattern: see above
      async ({}, use) => {
        await using emulator = await startEmulator({ strictResponses: true, tokenRate: 0, ...options });
        await use(emulator);
      },
      { scope },
    ],
    url: async ({ emulator }, use) => use(emulator.url),
    faults: async ({ emulator }, use) => {
      await use(emulator.faults);
      emulator.faults.clear();
    },
  });
}

/** A `test` whose tests are given an emulator without indexes, one for each file. */
export const test: TestAPI<EmulatorFixtures> = createEmulatorTest();
