import type { BuiltSite } from './site-files.ts';

/** Links of the pages that lead to no place of the site: `/guides/streaming/ -> /nowhere/`. */
export function brokenLinks(site: BuiltSite): readonly string[] {
  return site.addresses.flatMap((address) => {
    const elements = site.page(address).querySelectorAll('a[href], link[href], script[src], img[src]');
    const links = elements.map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '');
    return broken(links, address, site);
  });
}

/** Links of the Markdown pages, and of the lists of them, that lead to no place of the site. */
export function brokenMarkdownLinks(site: BuiltSite): readonly string[] {
  return site.markdownAddresses.flatMap((address) => {
    const links = [...site.text(address).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    return broken(links, address, site);
  });
}

function broken(links: readonly string[], from: string, site: BuiltSite): readonly string[] {
  return links.filter((link) => leadsNowhere(link, from, site)).map((link) => `${from} -> ${link}`);
}

function leadsNowhere(link: string, from: string, site: BuiltSite): boolean {
  const { origin, pathname, hash } = new URL(link, `https://site.invalid${from}`);
  if (origin !== 'https://site.invalid') return false;
  if (!site.has(pathname)) return true;
  if (hash === '' || hash === '#_top') return false;
  return !site.ids(pathname).has(decodeURIComponent(hash.slice(1)));
}
