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

const markdown = new MarkdownIt({ html: false, linkify: false });
markdown.disable('image');
markdown.validateLink = isSafeLink;
// The document's headings know nothing of the page's outline.
markdown.renderer.rules.heading_open = () => '<p><strong>';
markdown.renderer.rules.heading_close = () => '</strong></p>\n';
// A long name breaks between its words.
markdown.renderer.rules.code_inline = (tokens, position) => {
  const words = tokens[position]?.content.split(/(?<=[a-z])(?=[A-Z])/) ?? [];
  return `<code>${words.map((word) => markdown.utils.escapeHtml(word)).join('<wbr>')}</code>`;
};

function isSafeLink(url: string): boolean {
  return (
    URL.canParse(url, 'https://site.invalid/') && allowedProtocols.has(new URL(url, 'https://site.invalid/').protocol)
  );
}
