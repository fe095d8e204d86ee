import type { APIRoute } from 'astro';
import { index, pages, recordingOf, schemas } from '../../../reference-data.ts';
import { overviewMarkdown } from '../../../runtime/overview-markdown.ts';
import type { PageData, View } from '../../../runtime/page-data.ts';
import { pageMarkdown } from '../../../runtime/page-markdown.ts';
import { views } from '../../../runtime/views.ts';

interface Props {
  readonly view: View;
  readonly page?: PageData;
}

/** Each page of the reference as `index.md`, beside its HTML. */
export function getStaticPaths() {
  return views.flatMap(({ id: view }) => [
    { params: { view, path: 'index' }, props: { view } },
    ...pages.map((page) => ({ params: { view, path: `${page.slug}/index` }, props: { view, page } })),
  ]);
}

export const GET: APIRoute<Props> = ({ props: { view, page } }) => {
  const text =
    page === undefined ? overviewMarkdown(index, view) : pageMarkdown(page, view, schemas, recordingOf(page.slug));
  return new Response(`${text}\n`, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
};
