import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, type SiteInBrowser } from './browser.ts';
import { lookedAtPages } from './built-site.ts';

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const heaviestKilobytes = 100;
const phoneWidth = 390;
/** Below this, the score of a page that shifts is shown as 0.00. */
const visibleShift = 0.005;

let site: SiteInBrowser;
let context: BrowserContext;

beforeAll(async () => {
  site = await openSite();
  context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  await context.addInitScript(countLayoutShifts);
}, 60_000);
afterAll(() => site[Symbol.asyncDispose]());

/** Runs in the page: adds up how much moves while it loads, and notes what. What follows a click or a key is meant to. */
function countLayoutShifts(): void {
  const shifts = { sum: 0, moved: [] as string[] };
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
        readonly value: number;
        readonly hadRecentInput: boolean;
        readonly sources: readonly { readonly node?: Element }[];
      };
      if (hadRecentInput) continue;
      shifts.sum += value;
      shifts.moved.push(...sources.map(({ node }) => `${node?.nodeName} ${node?.className}`));
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** What a page asked for and complained of while it was opened. */
interface Visit {
  readonly page: Page;
  readonly problems: readonly string[];
  readonly requests: readonly string[];
  /** Compressed bytes of the document and its scripts. */
  readonly weight: () => Promise<number>;
}

async function visit(address: string): Promise<Visit> {
  const page = await context.newPage();
  const problems: string[] = [];
  const requests: string[] = [];
  const bodies: Promise<Buffer>[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('request', (request) => requests.push(request.url()));
  page.on('response', (response) => {
    if (['document', 'script'].includes(response.request().resourceType())) bodies.push(response.body());
  });
  await page.goto(site.origin + address, { waitUntil: 'networkidle' });
  const weight = async () => (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
  return { page, problems, requests, weight };
}

/** How wide a page is in a window of so many pixels: as wide as that, unless something stands out. */
async function widthAt(page: Page, width: number): Promise<number> {
  const { height } = page.viewportSize() ?? { height: 900 };
  await page.setViewportSize({ width, height });
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/** What axe finds in a page, a line each: rule, place, and what is wrong. */
async function violations(page: Page, tagsOrRules: readonly string[]): Promise<readonly string[]> {
  // To name all that passes takes as long as to check it.
  const options = { runOnly: [...tagsOrRules], resultTypes: ['violations' as const] };
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().options(options).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

describe.concurrent('every page', () => {
  it.each(lookedAtPages)(
    '%s is accessible in both themes, fits a phone, stands still, and asks no one else',
    async (address) => {
      const { page, problems, requests, weight } = await visit(address);
      const shifts = (await page.evaluate('shifts')) as { readonly sum: number; readonly moved: readonly string[] };
      expect(shifts.sum, shifts.moved.join(', ')).toBeLessThan(visibleShift);
      expect(requests.filter((url) => !url.startsWith(`${site.origin}/`) && !url.startsWith('data:'))).toEqual([]);
      expect((await weight()) / 1024).toBeLessThan(heaviestKilobytes);

      await page.evaluate(() => {
        for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
      });
      expect(await violations(page, standard)).toEqual([]);
      expect(await widthAt(page, phoneWidth)).toBe(phoneWidth);
      await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
      expect(await violations(page, ['color-contrast'])).toEqual([]);
      expect(problems).toEqual([]);
      await page.close();
    },
    60_000,
  );
});
