import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { escapeHtml } from './markdown.ts';
import { index } from './reference-data.ts';
import { referenceSidebar } from './sidebar.ts';
import { sitePath } from './site-path.ts';

/** Completes each page: the reference's part of the sidebar, and a link that tells programs of the page's Markdown. */
export const onRequest = defineRouteMiddleware(({ locals, url: { pathname } }) => {
  const { head, sidebar } = locals.starlightRoute;
  const entries = referenceSidebar(index, pathname);
  const reference = { type: 'group', label: 'Reference', entries, collapsed: false, badge: undefined } as const;
  // After the guides.
  locals.starlightRoute.sidebar = sidebar.toSpliced(1, 0, reference);
  // Starlight prints it as HTML, and a page may be called what an API's document calls an operation.
  for (const entry of head) if (entry.tag === 'title') entry.content = escapeHtml(entry.content ?? '');
  // The page for what is missing has no address of its own.
  if (!pathname.endsWith('/') || pathname === sitePath('/404/')) return;
  head.push({ tag: 'link', attrs: { rel: 'alternate', type: 'text/markdown', href: `${pathname}index.md` } });
});
