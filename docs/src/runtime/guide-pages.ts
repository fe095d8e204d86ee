import { getCollection } from 'astro:content';

/** A page that is written by hand, as Markdown. */
export interface GuidePage {
  readonly title: string;
  readonly description: string;
  /** Where it stands on the site: `/guides/getting-started/`. */
  readonly address: string;
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
  return entries.map(({ id, body = '', data: { title, description = '' } }) => ({
    title,
    description,
    address: id === 'index' ? '/' : `/${id.replace(/\/index$/, '')}/`,
    markdown: [`# ${title}`, description, body.trim()].filter((part) => part !== '').join('\n\n'),
  }));
}

/** The guides. */
export async function guidePages(): Promise<readonly GuidePage[]> {
  return (await contentPages()).filter(({ address }) => address.startsWith('/guides/'));
}
