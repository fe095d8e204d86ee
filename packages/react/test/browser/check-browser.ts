import { findChromium } from '../../../../scripts/chromium.ts';

/** Fails the run with one clear message where there is no browser. */
export async function setup(): Promise<void> {
  await findChromium();
}
