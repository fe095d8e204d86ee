import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, type SiteInBrowser } from './browser.ts';
import { site as files } from './built-site.ts';

const addresses = files.addresses.filter((address) => /^\/($|guides\/|reference\/)/.test(address));
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const heaviestKilobytes = 100;
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

/** What axe finds in a page, a line each: rule, place, and what is wrong. */
async function violations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const { violations: found } = await (rules === undefined
    ? builder.withTags(standard)
    : builder.withRules([...rules])
  ).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

describe.concurrent('every page', () => {
  it.each(addresses)(
    '%s is accessible in both themes, stands still, and asks no one else',
    async (address) => {
      const { page, problems, requests, weight } = await visit(address);
      const shifts = (await page.evaluate('shifts')) as { readonly sum: number; readonly moved: readonly string[] };
      expect(shifts.sum, shifts.moved.join(', ')).toBeLessThan(visibleShift);
      expect(requests.filter((url) => !url.startsWith(`${site.origin}/`) && !url.startsWith('data:'))).toEqual([]);
      expect((await weight()) / 1024).toBeLessThan(heaviestKilobytes);

      await page.evaluate(() => {
        for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
      });
      expect(await violations(page)).toEqual([]);
      await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
      expect(await violations(page, ['color-contrast'])).toEqual([]);
      expect(problems).toEqual([]);
      await page.close();
    },
    60_000,
  );
});

describe('the keyboard', () => {
  it.each([
    '/guides/command-line/',
    '/reference/cli/',
    '/reference/http/beta/chat/create/',
    '/reference/typescript/beta/chat/retrieve/',
    '/reference/react/beta/chat/retrieve/',
    '/reference/cli/beta/chat/stream/',
  ])(
    'reaches everything of %s, in sight',
    async (address) => {
      const { page } = await visit(`${address}?open=*`);
      // Everything that is there to be used, in the part that belongs to the page.
      const wanted = await page.evaluate(() => {
        const controls = document.querySelectorAll('main :is(a[href], button, summary, input, select, [tabindex="0"])');
        const visible = [...controls].filter((control) => control.checkVisibility());
        for (const [position, control] of visible.entries()) control.setAttribute('data-control', String(position));
        return visible.length;
      });
      const reached = new Set<string>();
      const hidden: string[] = [];
      for (let steps = 0; steps < wanted + 400 && reached.size < wanted; steps += 1) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(() => {
          const element = document.activeElement;
          const control = element?.getAttribute('data-control');
          if (!element || !control) return undefined;
          const { left, top, width, height } = element.getBoundingClientRect();
          const inside = (low: number, size: number, all: number) =>
            Math.min(Math.max(low + Math.min(size / 2, 8), 1), all - 1);
          const onTop = document.elementFromPoint(inside(left, width, innerWidth), inside(top, height, innerHeight));
          const isInSight =
            top < innerHeight && top + height > 0 && (element.contains(onTop) || (onTop?.contains(element) ?? false));
          return { control, isInSight, text: element.outerHTML.slice(0, 120) };
        });
        if (focused === undefined) continue;
        reached.add(focused.control);
        if (!focused.isInSight) hidden.push(focused.text);
      }
      expect(wanted).toBeGreaterThan(5);
      expect(reached.size).toBe(wanted);
      expect(hidden).toEqual([]);
      await page.close();
    },
    60_000,
  );
});
