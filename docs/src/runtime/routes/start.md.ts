import type { APIRoute } from 'astro';
import { siteFacts } from '../../site-facts.ts';
import { firstOperation } from '../first-operation.ts';
import { blocks, codeBlock, plainText, prose } from '../markdown-print.ts';
import { markdownResponse } from '../markdown-response.ts';
import { index, pages } from '../reference-data.ts';
import { markdownPath, views } from '../views.ts';

/** The page that a site starts with, as Markdown. */
export const GET: APIRoute = () => {
  const operation = firstOperation(pages);
  const sections = views.map(({ id, title, summary, language }) => {
    const example = operation && codeBlock(operation.views[id].example, language);
    return blocks([`## [${title}](${markdownPath(id)})`, summary, example]);
  });
  const text = blocks([
    `# ${plainText(siteFacts.title)}`,
    `Version ${plainText(index.version)}`,
    index.description && prose(index.description),
    ...sections,
  ]);
  return markdownResponse(text);
};
