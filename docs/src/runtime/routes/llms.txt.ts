import type { APIRoute } from 'astro';
import { siteFacts } from '../../site-facts.ts';
import { guidePages } from '../guide-pages.ts';
import { blocks, plainText } from '../markdown-print.ts';
import { operationList } from '../overview-markdown.ts';
import { index } from '../reference-data.ts';
import { sitePath } from '../site-path.ts';
import { views } from '../views.ts';

/**
 * What there is to read, for programs.
 *
 * @see https://llmstxt.org
 */
export const GET: APIRoute = async () => {
  const guides = (await guidePages()).map(({ title, path, description }) => {
    return `- [${title}](${sitePath(path)}index.md)${description === '' ? '' : `: ${description}`}`;
  });
  const others = [
    { title: 'All of it in one file', address: '/llms-full.txt' },
    { title: 'Index of the operations as JSON', address: '/reference/index.json' },
    ...siteFacts.links,
  ];
  const text = blocks([
    `# ${plainText(siteFacts.title)}`,
    `> ${plainText(siteFacts.description)}`,
    'Every page of this site is also Markdown: append `index.md` to its address.',
    guides.length > 0 && `## Guides\n\n${guides.join('\n')}`,
    ...views.map(({ id, title }) => `## ${title} reference\n\n${operationList(index, id)}`),
    `## Optional\n\n${others.map(({ title, address }) => `- [${title}](${sitePath(address)})`).join('\n')}`,
  ]);
  return new Response(`${text}\n`);
};
