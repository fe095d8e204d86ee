import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../../scripts/chromium.ts';
import { openReactPage, type ReactPage } from './react-page.ts';
import { referencePage, type Snippet, writtenPages } from './read-snippets.ts';
import { SnippetProject } from './snippet-project.ts';

const snippets: readonly Snippet[] = [referencePage('react', 'tsx'), ...writtenPages()]
  .flatMap((page) => page.snippets)
  .filter(({ language, notRun }) => language === 'tsx' && notRun === undefined);
// The first makes the providers that the others stand in. One deletes the session that others read, so it comes last.
const shown = snippets
  .map((snippet, position) => ({ ...snippet, position }))
  .slice(1)
  .sort((a, b) => Number(a.text.includes('Delete(')) - Number(b.text.includes('Delete(')));

describe('a component', () => {
  let project: SnippetProject;
  let page: ReactPage;
  let browser: Browser;
  beforeAll(async () => {
    project = await SnippetProject.create();
    page = await openReactPage(snippets, project);
    browser = await chromium.launch({ ...(await findChromium()) });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await page?.[Symbol.asyncDispose]();
    await project?.[Symbol.asyncDispose]();
  });

  it.each(shown)(
    'of $place shows what it reads and does what its buttons say',
    async ({ position }) => {
      const tab = await browser.newPage();
      const problems: string[] = [];
      tab.on('pageerror', ({ message }) => problems.push(message));
      tab.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      await tab.goto(`${page.url}#${position}`);
      const part = tab.locator('section');
      await tab.waitForLoadState('networkidle');
      for (const button of await part.getByRole('button').all()) {
        const answered = tab.waitForResponse((response) => response.url().includes('/api/'));
        await button.click();
        await answered;
        await tab.waitForLoadState('networkidle');
      }
      const text = (await part.textContent()) ?? '';
      expect(text).not.toBe('');
      expect(text).not.toMatch(/Loading|undefined/);
      expect(await part.getByRole('alert').count()).toBe(0);
      expect(problems).toEqual([]);
      await tab.close();
    },
    30_000,
  );
});
