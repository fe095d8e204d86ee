import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import { expect, it } from 'vitest';
import { onRequest } from '../src/runtime/route-data.ts';

/** What is left of a page's head when it is completed. */
async function headOf(address: string, head: StarlightRouteData['head']) {
  const context = { locals: { starlightRoute: { head, sidebar: [] } }, url: new URL(address, 'http://site.invalid/') };
  await onRequest(context as unknown as Parameters<typeof onRequest>[0], async () => {});
  return context.locals.starlightRoute.head;
}

it('keeps a title of an API document text', async () => {
  const title = { tag: 'title', attrs: {}, content: '</title><script>alert("a & b")</script>' } as const;
  expect(await headOf('/404/', [{ ...title }])).toEqual([
    { ...title, content: '&lt;/title&gt;&lt;script&gt;alert(&quot;a &amp; b&quot;)&lt;/script&gt;' },
  ]);
});

it('tells programs of the Markdown of a page', async () => {
  expect(await headOf('/guides/streaming/', [])).toEqual([
    { tag: 'link', attrs: { rel: 'alternate', type: 'text/markdown', href: '/guides/streaming/index.md' } },
  ]);
});
