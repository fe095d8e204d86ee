import { expect, test } from 'vitest';
import { brokenLinks, brokenMarkdownLinks } from '../broken-links.ts';
import { site } from './built-site.ts';

test('no link leads nowhere', () => {
  expect(brokenLinks(site)).toEqual([]);
}, 60_000);

test('no link of a Markdown page leads nowhere', () => {
  expect(brokenMarkdownLinks(site)).toEqual([]);
});

test('nothing is loaded from another server', () => {
  const sources = site.addresses.flatMap((address) => {
    const loading = site
      .page(address)
      .querySelectorAll('script[src], img, iframe, link[rel=stylesheet], link[rel=preload], source');
    return loading.map((element) => element.getAttribute('src') ?? element.getAttribute('href') ?? '');
  });
  const isForeign = (source: string) => /^([a-z][\w+.-]*:|\/\/)/i.test(source) && !source.startsWith('data:');
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.filter(isForeign)).toEqual([]);
});
