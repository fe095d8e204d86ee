import type { APIRoute } from 'astro';
import { guidePages } from '../guide-pages.ts';
import { overviewMarkdown } from '../overview-markdown.ts';
import { pageMarkdown } from '../page-markdown.ts';
import { index, pages, recordingOf, schemas } from '../reference-data.ts';
import { views } from '../views.ts';

/** What is still read in one piece. The overviews of a larger API link to the Markdown of each page. */
const readOperations = 100;

/** All guides and the whole reference, one page after another. */
export const GET: APIRoute = async () => {
  const guides = (await guidePages()).map(({ markdown }) => markdown);
  const shown = pages.length > readOperations ? [] : pages;
  const reference = views.flatMap(({ id }) => [
    overviewMarkdown(index, id),
    ...shown.map((page) => pageMarkdown(page, id, schemas, recordingOf(page.slug))),
  ]);
  return new Response(`${[...guides, ...reference].join('\n\n---\n\n')}\n`);
};
