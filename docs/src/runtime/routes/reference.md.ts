import type { APIRoute } from 'astro';
import { markdownResponse } from '../markdown-response.ts';
import { overviewMarkdown } from '../overview-markdown.ts';
import type { PageData, View } from '../page-data.ts';
import { pageMarkdown } from '../page-markdown.ts';
import { index, pages, recordingOf, schemas } from '../reference-data.ts';
import { views } from '../views.ts';

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
  return markdownResponse(text);
};
