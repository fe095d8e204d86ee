import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenLinks, brokenMarkdownLinks } from './broken-links.ts';
import { BuiltSite } from './site-files.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const docs = path.join(root, 'docs');

let folder: string;
let site: BuiltSite;

/** Generates the site of another API, and builds it for an address below `/docs`, whatever the environment says. */
beforeAll(async () => {
  mkdirSync(path.join(docs, '.cache'), { recursive: true });
  folder = mkdtempSync(path.join(docs, '.cache/below-path-'));
  const program = path.join(root, 'packages/codegen/src/bin.ts');
  const document = path.join(root, 'packages/codegen/test/fixtures/library/openapi.yaml');
  await run(
    '--conditions=@llamacloud-prod/source',
    program,
    'generate',
    '--input',
    document,
    '--output',
    folder,
    '--targets',
    'docs',
  );
  const settings = path.join(folder, 'docs/astro.config.ts');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('defineConfig({', "defineConfig({ base: '/docs',"));
  symlinkSync(path.join(docs, 'node_modules'), path.join(folder, 'docs/node_modules'));
  await run('docs/src/runtime/run-astro.mjs', 'build', '--root', 'docs', '--outDir', '../site');
  site = new BuiltSite(path.join(folder, 'site'), '/docs');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

function run(...argv: readonly string[]) {
  const env = { ...process.env, BASE_URL: '/elsewhere', NODE_ENV: 'production' };
  return promisify(execFile)(process.execPath, argv, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
}

test('no link leaves the path, or leads nowhere', () => {
  expect(site.addresses).toContain('/docs/reference/cli/');
  expect([...brokenLinks(site), ...brokenMarkdownLinks(site)]).toEqual([]);
});

test('a page is called after itself and the site, and the first after the site', () => {
  const titleOf = (address: string) => site.page(address).querySelector('title')?.textContent;
  expect([titleOf('/docs/'), titleOf('/docs/reference/cli/')]).toEqual(['Library', 'CLI reference | Library']);
});

test('the sidebar marks the page that is shown', () => {
  const current = site.page('/docs/reference/cli/').querySelectorAll('nav.sidebar a[aria-current=page]');
  expect(current.map((link) => link.getAttribute('href'))).toEqual(['/docs/reference/cli/']);
});

test('the index for programs has addresses that are there', () => {
  const { operations } = JSON.parse(site.text('/docs/reference/index.json'));
  const addresses = operations.flatMap(({ views }: { views: { cli: { html: string; markdown: string } } }) => [
    views.cli.html,
    views.cli.markdown,
  ]);
  expect(addresses.length).toBeGreaterThan(0);
  expect(addresses.filter((address: string) => !site.has(address))).toEqual([]);
});
