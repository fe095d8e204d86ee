import MarkdownIt from 'markdown-it';

const allowedProtocols = new Set(['http:', 'https:', 'mailto:']);

/**
 * Text of an API's document as HTML. The text is hostile: tags are printed as text, links lead to http,
 * https, mailto or a place of this site, and images, which would make the reader's browser ask another server, are left as
 * text.
 */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}

/** Text that stands for itself in HTML. */
export function escapeHtml(text: string): string {
  return markdown.utils.escapeHtml(text);
}

/** A name or a piece of code as HTML. A long one breaks between its words. */
export function codeHtml(text: string): string {
  const words = text.length > 16 ? text.split(/(?<=[a-z])(?=[A-Z])|(?<=\w[_./])(?=\w)/) : [text];
  return `<code>${words.map(escapeHtml).join('<wbr>')}</code>`;
}

const markdown = new MarkdownIt({ html: false, linkify: false });
markdown.disable('image');
markdown.validateLink = isSafeLink;
// The document's headings know nothing of the page's outline.
markdown.renderer.rules.heading_open = () => '<p><strong>';
markdown.renderer.rules.heading_close = () => '</strong></p>\n';
markdown.renderer.rules.code_inline = (tokens, position) => codeHtml(tokens[position]?.content ?? '');

function isSafeLink(url: string): boolean {
  return (
    URL.canParse(url, 'https://site.invalid/') && allowedProtocols.has(new URL(url, 'https://site.invalid/').protocol)
  );
}
