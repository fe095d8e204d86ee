import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from '../../../scripts/chromium.ts';
import { type EmulatorProcess, startEmulatorProcess } from './emulator-process.ts';

const question = 'Why is generated code checked in?';
const root = fileURLToPath(new URL('..', import.meta.url));
const notes = fileURLToPath(new URL('../../../docs/contributing', import.meta.url));
/** What answers may quote, and no page may run or load. */
const hostileNote = 'The zebra says: <img src=/asked.png> ![x](/asked.png) [x](javascript:alert(1)).';

describe('the chat', { timeout: 60_000 }, () => {
  let folder: string;
  let emulator: EmulatorProcess;
  let server: ViteDevServer;
  let browser: Browser;
  let page: Page;
  let problems: string[];

  const start = (port: number) => startEmulatorProcess(port, join(folder, 'sessions.sqlite'), join(folder, 'notes'));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'example-chat-'));
    await cp(notes, join(folder, 'notes'), { recursive: true });
    await writeFile(join(folder, 'notes/zebra.md'), hostileNote);
    emulator = await start(0);
    process.env.LLAMA_CLOUD_BASE_URL = emulator.url;
    server = await createServer({ root, logLevel: 'silent', server: { port: 0, host: '127.0.0.1' } });
    await server.listen();
    browser = await chromium.launch(await findChromium());
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await emulator?.kill();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    problems = [];
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await page.getByRole('button', { name: 'New session', exact: true }).click();
  });
  afterEach(() => page.context().close());

  const ask = async (text: string) => {
    await page.getByRole('textbox', { name: 'Question' }).fill(text);
    await page.keyboard.press('Enter');
  };
  const status = (name: string) => page.locator(`[data-status="${name}"]`);
  const answer = () => page.locator('.answer').last();

  it('streams an answer, folds what led to it, and has it after a reload', async () => {
    await ask(question);
    await status('answering').waitFor();
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    await status('done').waitFor();
    const text = await answer().textContent();
    expect(text).toContain('checked in');
    expect(await page.locator('details[open]').count()).toBe(0);
    await page.getByRole('link', { name: question }).waitFor();
    await page.reload();
    await answer().waitFor();
    expect(await answer().textContent()).toBe(text);
    expect(await answer().locator('blockquote').count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });

  it('is ready for a question as soon as a session is begun, in the direction of its script', async () => {
    await page.getByRole('textbox', { name: 'Question' }).waitFor();
    await page.keyboard.type('كيف تطورت الإيرادات؟');
    await page.keyboard.press('Enter');
    const asked = page.locator('.question');
    await asked.waitFor();
    expect(await asked.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    await status('done').waitFor();
    expect(await answer().evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
  });

  it('shows HTML of an answer as text, and no image', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await ask('What does the zebra say?');
    await status('done').waitFor();
    expect(await answer().textContent()).toContain('<img src=/asked.png>');
    expect(await page.locator('img, a[href^="javascript:"]').count()).toBe(0);
    expect(asked).not.toContain('/asked.png');
  });

  it('stops by the keyboard, keeps the partial answer, and asks again', async () => {
    await ask(question);
    await answer().waitFor();
    await page.keyboard.press('Escape');
    await status('stopped').waitFor();
    expect(await answer().textContent()).not.toBe('');
    await page.getByRole('button', { name: 'Try again' }).click();
    await status('done').waitFor();
    expect(problems).toEqual([]);
  });

  it('tells screen readers the whole answer and none of its pieces', async () => {
    // Waits for the region: the page may not be drawn yet.
    await page.getByRole('status').evaluate((region) => {
      const told: string[] = [];
      Object.assign(globalThis, { told });
      new MutationObserver(() => told.push(region.textContent ?? '')).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await ask(question);
    await status('done').waitFor();
    const text = (await answer().textContent()) ?? '';
    await expect.poll(() => page.getByRole('status').textContent()).toBe(text);
    const told = await page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
    expect(told.filter((each) => text.startsWith(each))).toEqual([text]);
  });

  it.each<[colorScheme: 'light' | 'dark', text: string]>([
    ['light', 'Where does a line of code belong?'],
    ['dark', 'What may import what?'],
  ])('has nothing that axe finds fault with, %s', async (colorScheme, text) => {
    await page.emulateMedia({ colorScheme });
    await ask(text);
    await status('done').waitFor();
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      if (process.env.SCREENSHOTS) {
        await page.screenshot({ path: join(process.env.SCREENSHOTS, `chat-${colorScheme}-${width}.png`) });
      }
    }
  });

  it('opens at an address that is no code', async () => {
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}#%`);
    await page.reload();
    await page.getByRole('button', { name: 'New session', exact: true }).waitFor();
    expect(problems.filter((problem) => !problem.includes('404'))).toEqual([]);
  });

  it('deletes a session', async () => {
    await ask('A question to delete?');
    await status('done').waitFor();
    await page.getByRole('button', { name: 'Delete A question to delete?' }).click();
    await page.getByRole('heading', { name: 'Ask your documents' }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'A question to delete?' }).count()).toBe(0);
  });

  it('finds a turn again after the emulator was killed and started anew', async () => {
    await ask(question);
    await answer().waitFor();
    await emulator.kill();
    await status('interrupted').waitFor();
    emulator = await start(Number(new URL(emulator.url).port));
    await status('failed').waitFor();
    expect(await page.locator('.question').allTextContents()).toEqual([question]);
    expect(await answer().textContent()).not.toBe('');
    await page.getByRole('button', { name: 'Try again' }).click();
    await status('done').waitFor();
  });
});
