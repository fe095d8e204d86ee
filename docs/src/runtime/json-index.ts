import { operationsOf } from './overview-markdown.ts';
import type { IndexData, PageData, View } from './page-data.ts';
import { markdownPath, referencePath, views } from './views.ts';

/** The reference as data: each operation once, with how it is called and where it is described in each view. */
export interface JsonIndex {
  readonly title: string;
  readonly version: string;
  readonly operations: readonly JsonIndexOperation[];
}

/** An operation of {@link JsonIndex}. */
export interface JsonIndexOperation {
  readonly id: string;
  readonly title: string;
  /** HTTP method, lower case. */
  readonly method: string;
  readonly path: string;
  /** Markdown. */
  readonly description?: string;
  readonly deprecated?: true;
  readonly views: Readonly<Record<View, { readonly call: string; readonly html: string; readonly markdown: string }>>;
}

/** Makes the index, in the order of the navigation. */
export function jsonIndex(index: IndexData, pages: readonly PageData[]): JsonIndex {
  const bySlug = new Map(pages.map((page) => [page.slug, page]));
  const operations = index.resources.flatMap(operationsOf).flatMap(({ slug, calls }) => {
    const page = bySlug.get(slug);
    if (page === undefined) return [];
    const { id, title, method, path, description, deprecated } = page;
    const addresses = views.map(({ id: view }) => {
      return [
        view,
        { call: calls[view], html: referencePath(view, slug), markdown: markdownPath(view, slug) },
      ] as const;
    });
    const shown = Object.fromEntries(addresses) as JsonIndexOperation['views'];
    return [
      { id, title, method, path, ...(description && { description }), ...(deprecated && { deprecated }), views: shown },
    ];
  });
  return { title: index.title, version: index.version, operations };
}
