import { defineRouteMiddleware } from '@astrojs/starlight/route-data';

/** Says in the results of a search from which entry point an export is: `create · core/beta/chat`. */
export const onRequest = defineRouteMiddleware(({ locals, url }) => {
  const page = /\/api\/(.+)\/(?:classes|functions|interfaces|type-aliases|variables)\/[^/]+\/$/;
  const [, entryPoint] = page.exec(url.pathname) ?? [];
  if (entryPoint === undefined) return;
  const { entry, head } = locals.starlightRoute;
  const content = `${entry.data.title} · ${entryPoint}`;
  head.push({ tag: 'meta', attrs: { 'data-pagefind-meta': 'title[content]', content } });
});
