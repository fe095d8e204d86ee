import { expect, test } from 'vitest';
import { site } from './built-site.ts';

function leadsNowhere(link: string, from: string): boolean {
  const { origin, pathname, hash } = new URL(link, `https://site.invalid${from}`);
  if (origin !== 'https://site.invalid') return false;
  if (!site.has(pathname)) return true;
  if (hash === '' || hash === '#_top') return false;
  return !site.ids(pathname).has(decodeURIComponent(hash.slice(1)));
}

test('no link leads nowhere', () => {
  const broken = site.addresses.flatMap((address) => {
    const links = site
      .page(address)
      .querySelectorAll('a[href], link[rel=alternate]')
      .map((link) => link.getAttribute('href') ?? '');
    return links.filter((link) => leadsNowhere(link, address)).map((link) => `${address} -> ${link}`);
  });
  expect(broken).toEqual([]);
});

test('no link of a Markdown page leads nowhere', () => {
  const broken = site.markdownAddresses.flatMap((address) => {
    const links = [...site.text(address).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    return links.filter((link) => leadsNowhere(link, address)).map((link) => `${address} -> ${link}`);
  });
  expect(broken).toEqual([]);
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
