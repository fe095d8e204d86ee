import { defineRouteMiddleware } from '@astrojs/starlight/route-data';

/** Tells programs of each page's Markdown. */
export const onRequest = defineRouteMiddleware(({ locals, url }) => {
  // The page for what is missing has no address of its own.
  if (!url.pathname.endsWith('/') || url.pathname === '/404/') return;
  locals.starlightRoute.head.push({
    tag: 'link',
    attrs: { rel: 'alternate', type: 'text/markdown', href: `${url.pathname}index.md` },
  });
});
