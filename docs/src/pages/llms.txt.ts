import type { APIRoute } from 'astro';
import { guidePages } from '../guide-pages.ts';
import { index } from '../reference-data.ts';
import { operationList } from '../runtime/overview-markdown.ts';
import { views } from '../runtime/views.ts';
import { siteDescription, siteTitle } from '../site-facts.ts';

/**
 * What there is to read, for programs.
 *
 * @see https://llmstxt.org
 */
export const GET: APIRoute = async () => {
  const guides = (await guidePages()).map(({ title, address, description }) => {
    return `- [${title}](${address}index.md)${description === '' ? '' : `: ${description}`}`;
  });
  const sections = [
    `# ${siteTitle}`,
    `> ${siteDescription}`,
    'Every page of this site is also Markdown: append `index.md` to its address.',
    `## Guides\n\n${guides.join('\n')}`,
    ...views.map(({ id, title }) => `## ${title} reference\n\n${operationList(index, id)}`),
    [
      '## Optional',
      '',
      '- [All of it in one file](/llms-full.txt)',
      '- [Benchmarks](/benchmarks/index.md)',
      '- [Index of the operations as JSON](/reference/index.json)',
      '- [OpenAPI document](/openapi.yaml)',
    ].join('\n'),
  ];
  return new Response(`${sections.join('\n\n')}\n`);
};
