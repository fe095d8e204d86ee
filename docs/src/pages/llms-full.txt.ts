import type { APIRoute } from 'astro';
import { guidePages } from '../guide-pages.ts';
import { index, pages, recordingOf, schemas } from '../reference-data.ts';
import { overviewMarkdown } from '../runtime/overview-markdown.ts';
import { pageMarkdown } from '../runtime/page-markdown.ts';
import { views } from '../runtime/views.ts';

/** All guides and the whole reference, one page after another. */
export const GET: APIRoute = async () => {
  const guides = (await guidePages()).map(({ markdown }) => markdown);
  const reference = views.flatMap(({ id }) => [
    overviewMarkdown(index, id),
    ...pages.map((page) => pageMarkdown(page, id, schemas, recordingOf(page.slug))),
  ]);
  return new Response(`${[...guides, ...reference].join('\n\n---\n\n')}\n`);
};
