import type { Browser } from 'playwright';
import type { TurnCounts } from './apps/turn-page.tsx';
import { delta, type FeedServer } from './feed-server.ts';
import { type MainThread, readTrace, traceCategories } from './read-trace.ts';

/** What one turn took. */
export type TurnMeasurement = MainThread & Omit<TurnCounts, 'textLength'>;

/**
 * Runs one turn in a page of its own.
 *
 * @throws Error where the page does not show the whole answer.
 */
export async function measureTurn(
  browser: Browser,
  { url }: Pick<FeedServer, 'url'>,
  app: string,
  deltaCount: number,
): Promise<TurnMeasurement> {
  const page = await browser.newPage();
  try {
    await page.goto(`${url}/${deltaCount}/${app}`, { waitUntil: 'networkidle' });
    await browser.startTracing(page, { categories: [...traceCategories] });
    const { textLength, ...counts } = await page.evaluate(() => window.runTurn());
    const thread = readTrace(await browser.stopTracing());
    if (textLength !== delta.length * deltaCount) throw new Error(`${app} shows ${textLength} characters.`);
    return { ...counts, ...thread };
  } finally {
    await page.close();
  }
}
