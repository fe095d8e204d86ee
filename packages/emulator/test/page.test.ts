import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findChromium } from '../../../scripts/chromium.ts';
import type { Emulator, EmulatorOptions } from '../src/index.ts';
import { emulatorForTest } from './support/emulator.ts';
import { call, createSession, runTurn, send, startTurn } from './support/http.ts';
import { beginStream, chunk, serveModel } from './support/model-server.ts';

const question = { index_ids: ['idx-handbook'], prompt: 'When do refunds arrive?' };

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ ...(await findChromium()), headless: true });
}, 60_000);
afterAll(() => browser?.close());

/** Opens the page and fails the test for whatever the browser complains about, or asks of another server. */
async function openPage(emulator: Emulator, { key = 'test key', hash = '' } = {}): Promise<Page> {
  const context: BrowserContext = await browser.newContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|violates/.test(message.text())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(emulator.url) && !request.url().startsWith('data:')) complaints.push(request.url());
  });
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  await page.goto(`${emulator.url}/${hash}`);
  if (key !== '') {
    await page.getByLabel('Key').fill(key);
    await page.getByRole('button', { name: 'Look' }).click();
  }
  return page;
}

async function textsOf(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).allTextContents();
}

async function emulatorWithTurn(options: EmulatorOptions = {}): Promise<{ emulator: Emulator; sessionId: string }> {
  const emulator = await emulatorForTest(options);
  const sessionId = await createSession(emulator);
  await runTurn(emulator, sessionId, question);
  return { emulator, sessionId };
}

describe('the page', () => {
  test('lists the sessions of a key, newest first, and shows new ones', async () => {
    const { emulator } = await emulatorWithTurn();
    await createSession(emulator);
    await call(emulator, 'POST', '/api/v1/chat', { key: 'another key' });
    const page = await openPage(emulator);
    const titles = () => textsOf(page, '#sessions a span:first-child');
    await expect.poll(titles).toEqual(['No question yet', 'When do refunds arrive?']);
    await createSession(emulator);
    await expect.poll(titles, { timeout: 10_000 }).toHaveLength(3);
  });

  test('shows a transcript: the question, the steps, the answer and how it ended', async () => {
    const { emulator, sessionId } = await emulatorWithTurn();
    const page = await openPage(emulator);
    await page.getByRole('link', { name: 'When do refunds arrive?' }).click();
    await expect.poll(() => textsOf(page, '#transcript > li.stop')).toHaveLength(1);
    expect(page.url()).toBe(`${emulator.url}/#/${sessionId}`);
    expect(await page.locator('#title').textContent()).toBe('When do refunds arrive?');
    expect(await page.locator('.question .content').textContent()).toBe('When do refunds arrive?');
    expect(await textsOf(page, 'summary')).toEqual(['Project', 'Thinking', 'search When do refunds arrive? · 1 found']);
    expect(await page.locator('.answer .content').textContent()).toContain('(refunds.md, lines 1 to 8)');
    expect(await page.locator('.stop').textContent()).toMatch(/^\d+ ms · 2 steps · \d+ tokens read · \d+ written$/);
    expect(await page.locator('#sessions a[aria-current=page]').count()).toBe(1);
  });

  test('shows an answer while it is written, then the next turn', async () => {
    let goOn = Promise.withResolvers<void>();
    const { url } = await serveModel(async (response) => {
      beginStream(response);
      response.write(chunk('Within five'));
      await goOn.promise;
      response.end(`${chunk(' days.')}data: [DONE]\n\n`);
    });
    const emulator = await emulatorForTest({ model: { url } });
    const sessionId = await createSession(emulator);
    const page = await openPage(emulator, { hash: `#/${sessionId}` });
    for (const round of [1, 2]) {
      const response = await startTurn(emulator, sessionId, question);
      await expect.poll(() => textsOf(page, '.live .content'), { timeout: 10_000 }).toEqual(['Within five']);
      goOn.resolve();
      await response.text();
      await expect.poll(() => textsOf(page, '.answer .content'), { timeout: 10_000 }).toHaveLength(round);
      expect(await textsOf(page, '.live')).toEqual([]);
      goOn = Promise.withResolvers<void>();
    }
    expect(new Set(await textsOf(page, '.answer .content'))).toEqual(new Set(['Within five days.']));
  });

  test('shows text as text, wherever it comes from', async () => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script>"\'';
    const { url } = await serveModel((response) => {
      beginStream(response);
      response.end(`${chunk(hostile)}data: [DONE]\n\n`);
    });
    const emulator = await emulatorForTest({ model: { url } });
    const sessionId = await createSession(emulator);
    await runTurn(emulator, sessionId, { ...question, prompt: hostile });
    const page = await openPage(emulator, { hash: `#/${sessionId}` });
    await expect.poll(() => textsOf(page, '.answer .content')).toEqual([hostile]);
    expect(await textsOf(page, '.question .content')).toEqual([hostile]);
    expect(await page.locator('main img, main script').count()).toBe(0);
  });

  test('says how a turn failed', async () => {
    const emulator = await emulatorForTest();
    const sessionId = await createSession(emulator);
    await runTurn(emulator, sessionId, { index_ids: ['idx-x'], prompt: 'refunds', require_all_indexes: true });
    const page = await openPage(emulator, { hash: `#/${sessionId}` });
    await expect.poll(() => textsOf(page, '.failed')).toEqual(['Failed: These indexes cannot be searched: idx-x']);
    expect(await page.locator('.stop .facts').textContent()).toContain('idx-x skipped');
  });

  test('remembers the key in this tab, and keeps it out of the address', async () => {
    const { emulator } = await emulatorWithTurn();
    const page = await openPage(emulator, { key: 'test key' });
    await expect.poll(() => textsOf(page, '#sessions li')).toHaveLength(1);
    await page.reload();
    await expect.poll(() => textsOf(page, '#sessions li')).toHaveLength(1);
    expect(page.url()).toBe(`${emulator.url}/`);
    expect(await page.getByLabel('Key').inputValue()).toBe('test key');
    expect(await page.evaluate('JSON.stringify(localStorage) + document.cookie')).toBe('{}');
  });

  test('finds the sessions of a project', async () => {
    const emulator = await emulatorForTest();
    const projectId = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
    await call(emulator, 'POST', `/api/v1/chat?project_id=${projectId}`);
    const page = await openPage(emulator);
    await expect.poll(() => page.locator('#sessions-state').textContent()).toBe('No sessions yet with this key.');
    await page.getByText('Project', { exact: true }).click();
    await page.getByLabel('Project id').fill(projectId);
    await page.getByRole('button', { name: 'Look' }).click();
    await expect.poll(() => textsOf(page, '#sessions li')).toHaveLength(1);
    await page.getByRole('link', { name: 'No question yet' }).click();
    await expect.poll(() => page.locator('#summary').textContent()).toMatch(/^ses-/);
  });

  test.each([
    ['a session that is not there', { hash: '#/ses-none' }, '#session-state', 'Session not found'],
    ['an address that is no code', { hash: '#/%' }, '#session-state', 'Session not found'],
    ['a key that cannot be sent', { key: '鍵' }, '#sessions-state', 'The key has characters that no key can have.'],
  ])('says what is wrong with %s', async (_name, options, place, wanted) => {
    const emulator = await emulatorForTest();
    const page = await openPage(emulator, options);
    await expect.poll(() => page.locator(place).textContent()).toBe(wanted);
    expect(await page.locator(place).getAttribute('class')).toBe('failed');
  });

  test.each([390, 1280])('fits a window %i pixels wide', async (width) => {
    const { emulator } = await emulatorWithTurn();
    const page = await openPage(emulator);
    await page.setViewportSize({ width, height: 800 });
    await page.getByRole('link', { name: 'When do refunds arrive?' }).click();
    await expect.poll(() => textsOf(page, '.stop')).toHaveLength(1);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await page.locator('nav').isVisible()).toBe(width > 700);
  });
});

test('the page may load its own files, ask its own server and nothing else', async () => {
  const emulator = await emulatorForTest();
  const response = await fetch(emulator.url);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; /);
  expect(await response.text()).not.toMatch(/https?:|style=|\son\w+=/);
});

test("faults, latency and the log of calls are the app's, and not the page's", async () => {
  const paths: string[] = [];
  const emulator = await emulatorForTest({
    faults: [{ fault: 'status', status: 500 }],
    latencyMs: 60_000,
    onCall: ({ path }) => paths.push(path),
  });
  const page = await openPage(emulator);
  await expect.poll(() => page.locator('#sessions-state').textContent()).toBe('No sessions yet with this key.');
  await send(emulator, 'GET', '/api/v1/nothing');
  await expect.poll(() => paths).toEqual(['/api/v1/nothing']);
});

test('a key that is required is required of the page too', async () => {
  const emulator = await emulatorForTest({ requireKey: 'the key' });
  const page = await openPage(emulator, { key: 'another key' });
  await expect.poll(() => page.locator('#sessions-state').textContent()).toMatch(/./);
  expect(await page.locator('#sessions-state').getAttribute('class')).toBe('failed');
  await page.getByLabel('Key').fill('the key');
  await page.getByRole('button', { name: 'Look' }).click();
  await expect.poll(() => page.locator('#sessions-state').textContent()).toBe('No sessions yet with this key.');
});

test('what the page reads is kept to the key, like the API', async () => {
  const { emulator, sessionId } = await emulatorWithTurn();
  const path = `/_emulator/sessions/${sessionId}/events`;
  expect((await call(emulator, 'GET', path, { key: null })).status).toBe(401);
  expect((await call(emulator, 'GET', path, { key: 'another key' })).status).toBe(404);
  expect((await call(emulator, 'GET', `${path}?from=x`)).status).toBe(422);
  const part = {
    first: 4,
    events: [{ type: 'text' }, { type: 'stop' }],
    has_more: false,
    pieces: [],
    is_running: false,
  };
  expect(await call(emulator, 'GET', `${path}?from=4`)).toMatchObject({ status: 200, body: part });
});
