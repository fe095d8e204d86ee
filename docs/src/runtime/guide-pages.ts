import { getCollection } from 'astro:content';
import { absoluteLinks } from './absolute-links.ts';
import { sitePath } from './site-path.ts';

/** A page that is written by hand, as Markdown. */
export interface GuidePage {
  readonly title: string;
  readonly description: string;
  /** Where it stands in the site: `/guides/getting-started/`. */
  readonly path: string;
  readonly markdown: string;
}

/** What is used of an entry. Astro's own type exists only after the first build. */
interface ContentEntry {
  readonly id: string;
  readonly body?: string;
  readonly data: { readonly title: string; readonly description?: string };
}

/** All pages of the content collection, the generated ones of the packages as well. */
export async function contentPages(): Promise<readonly GuidePage[]> {
  const entries: readonly ContentEntry[] = await getCollection('docs');
  return entries.map(({ id, body = '', data: { title, description = '' } }) => {
    const path = id === 'index' ? '/' : `/${id.replace(/\/index$/, '')}/`;
    const parts = [`# ${title}`, description, absoluteLinks(body.trim(), sitePath(path))];
    return { title, description, path, markdown: parts.filter((part) => part !== '').join('\n\n') };
  });
}

/** The guides. */
export async function guidePages(): Promise<readonly GuidePage[]> {
  return (await contentPages()).filter(({ path }) => path.startsWith('/guides/'));
}
