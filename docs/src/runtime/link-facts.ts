import { codeSpan, plainText, prose } from './markdown-print.ts';
import type { LinkData } from './page-data.ts';

/**
 * The calls that an answer leads to, and what of it they are given: blocks of Markdown, which link to operations at the
 * addresses given.
 */
export function linkNotes(links: readonly LinkData[], addressOf: (slug: string) => string): readonly string[] {
  return links.flatMap(({ title, slug, description, parameters }) => {
    const values = parameters.map(({ name, value }) => `${codeSpan(name)} from ${codeSpan(value)}`);
    const given = values.length > 0 ? `, with ${values.join(', ')}` : '';
    const call = `From this answer: [${plainText(title)}](${addressOf(slug)})${given}.`;
    return description === undefined ? [call] : [call, prose(description)];
  });
}
