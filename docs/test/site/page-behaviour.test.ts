import type { BrowserContext, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSite, type SiteInBrowser } from './browser.ts';
import { addressOf } from './built-site.ts';

let site: SiteInBrowser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await openSite();
}, 60_000);
afterAll(() => site[Symbol.asyncDispose]());
beforeEach(async () => {
  context = await site.browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  page = await context.newPage();
});
afterEach(() => context.close());

const open = (address: string) => page.goto(site.origin + address);
const retrieve = addressOf('typescript', 'retrieve');
const placeOf = (url: string) => url.slice(site.origin.length);
const fold = (id: string) => page.locator(`[id="${id}"] > details`);
const textOf = async (place: Locator) => (await place.textContent())?.replace(/\s+/g, ' ').trim();
const isOpen = (id: string) => fold(id).evaluate((details: HTMLDetailsElement) => details.open);
const clickFold = (id: string) => fold(id).locator('> summary').click();
/** Where the top of a field is, in pixels below the top of the window. */
const topOf = (id: string) => page.locator(`[id="${id}"]`).evaluate((field) => field.getBoundingClientRect().top);

describe('folds', () => {
  it('are written into the address, and read from it', async () => {
    await open(retrieve);
    await clickFold('returns.events');
    await clickFold('returns.events.stop');
    await page.waitForURL(`**${retrieve}?open=returns.events~returns.events.stop`);
    await page.reload();
    expect([await isOpen('returns.events.stop'), await isOpen('returns.events.text')]).toEqual([true, false]);
    await clickFold('returns.events.stop');
    await page.waitForURL(`**${retrieve}?open=returns.events`);
  });

  it('open and close together', async () => {
    await open(retrieve);
    const closed = page.locator('.reference-main .field > details:not([open])');
    const opened = page.locator('.reference-main .field > details[open]');
    await page.getByRole('button', { name: 'Expand all of this page' }).click();
    await page.waitForURL('**/?open=*');
    expect(await closed.count()).toBe(0);
    await page.getByRole('button', { name: 'Collapse all of this page' }).click();
    await page.waitForURL('**/?closed=**');
    expect(await opened.count()).toBe(0);
    await page.getByRole('button', { name: 'Expand all of Returns' }).click();
    await expect.poll(() => isOpen('returns.events.stop.usage')).toBe(true);
    expect(await isOpen('errors.401')).toBe(false);
  });
});

describe('a deep link', () => {
  it('unfolds what is around its place and leaves the address alone', async () => {
    const address = `${retrieve}#returns.events.stop.usage.turns`;
    await open(address);
    expect(await page.locator('[id="returns.events.stop.usage.turns"]').isVisible()).toBe(true);
    expect(placeOf(page.url())).toBe(address);
  });

  it('goes to the nearest place where a view lacks the very one', async () => {
    await open(`${addressOf('cli', 'list')}#returns`);
    await page.waitForURL('**#returns.items');
    await open(`${addressOf('cli', 'list')}#returns.items.job_metadata.elsewhere`);
    await page.waitForURL('**#returns.items.job_metadata');
  });
});

describe('another view', () => {
  it('opens at the field that is read, with the same folds', async () => {
    await open(`${retrieve}?open=returns.events~returns.events.stop#returns.events.stop.error`);
    await page.locator('.view-switch a', { hasText: 'CLI' }).click();
    await page.waitForURL(`**${addressOf('cli', 'retrieve')}?open=**`);
    const url = new URL(page.url());
    expect([url.search, url.hash]).toEqual(['?open=returns.events~returns.events.stop', '#returns.events.stop.error']);
    expect(await isOpen('returns.events.stop')).toBe(true);
    const top = await topOf('returns.events.stop.error');
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(200);
  });

  it('opens at its head for a reader at the head', async () => {
    await open(retrieve);
    await page.locator('.view-switch a', { hasText: 'HTTP' }).click();
    await page.waitForURL(site.origin + addressOf('http', 'retrieve'));
  });
});

describe('a field', () => {
  it.each([
    ['retrieve', 'returns.events.stop.usage', "events[?type=='stop'].usage"],
    ['list', 'returns.items.session_id', '[].session_id'],
  ])('of %s copies as a path for the command line', async (slug, id, path) => {
    await open(`${addressOf('http', slug)}#${id}`);
    const button = page.locator(`[id="${id}"] > .field-head > .field-copy`);
    await button.focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: `Copied ${path}` })
      .waitFor({ state: 'attached' });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(path);
  });

  it('that the command line does not print has no path', async () => {
    await open(addressOf('http', 'list'));
    expect(await page.locator('[id="returns.next_page_token"] .field-copy').count()).toBe(0);
  });
});

describe('a recorded turn', () => {
  it('plays, pauses and ends with what the page showed before, and sends nothing', async () => {
    await open(addressOf('http', 'stream'));
    const requests: string[] = [];
    // The search box may still load its script.
    page.on('request', (request) => request.resourceType() !== 'script' && requests.push(request.url()));
    const player = page.locator('recorded-turn');
    const parts = player.locator('.player-parts');
    const said = () => parts.locator('p').allTextContents();
    const whole = await said();
    const status = player.getByRole('status');
    await player.getByRole('button', { name: 'Play' }).click();
    await expect.poll(said).toEqual([expect.stringMatching(/^I look/)]);
    await player.getByRole('button', { name: 'Pause' }).click();
    await expect.poll(() => textOf(status)).toMatch(/^[1-9]\d* of \d+ events$/);
    await player.getByRole('button', { name: 'Play' }).click();
    await expect.poll(() => textOf(status), { timeout: 15_000 }).toMatch(/^All \d+ events$/);
    expect(await said()).toEqual(whole);
    expect(requests).toEqual([]);
  });
});

describe('the search', () => {
  /** Titles of what is found. */
  async function found(words: string): Promise<unknown> {
    await open('/');
    // As text: the test runner would put its own import in place of the browser's.
    return page.evaluate(`(async () => {
      const { search } = await import('/pagefind/pagefind.js');
      const { results } = await search(${JSON.stringify(words)});
      const pages = await Promise.all(results.map((result) => result.data()));
      return pages.map(({ meta }) => meta.title);
    })()`);
  }

  it('tells the views of an operation apart', async () => {
    const views = ['HTTP', 'TypeScript', 'React', 'CLI'];
    const wanted = views.map((view) => `Get Full Session · ${view}`);
    expect(await found('Get Full Session')).toEqual(expect.arrayContaining(wanted));
  });

  it('tells the entry points of an export apart', async () => {
    const wanted = ['ChatListResponse · core', 'ChatListResponse · core/beta/chat'];
    expect(await found('ChatListResponse')).toEqual(expect.arrayContaining(wanted));
  });
});

describe('without scripts', () => {
  it('everything is there and unfolds', async () => {
    const plain = await site.browser.newContext({ javaScriptEnabled: false });
    page = await plain.newPage();
    await open(retrieve);
    await clickFold('returns.events');
    await clickFold('returns.events.stop');
    expect(await page.locator('[id="returns.events.stop.usage"]').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Expand all of this page' }).isVisible()).toBe(false);
    await page.locator('.view-switch a', { hasText: 'CLI' }).click();
    await page.waitForURL(`**${addressOf('cli', 'retrieve')}**`);
    await open(addressOf('cli', 'stream'));
    expect(await textOf(page.locator('.player-parts'))).toContain('48.2 million');
    await plain.close();
  });
});
