/** Fenced blocks and spans of code, in which a tag is what it says. */
const code = /(`{3,}[\s\S]*?`{3,}|~{3,}[\s\S]*?~{3,}|`[^`]*`)/;

/** Tags that prose has, in the order in which they are replaced: what others hold comes first. */
const replacements: readonly (readonly [tag: RegExp, markdown: string | ((...found: string[]) => string)])[] = [
  [/<code>([^<>`]+)<\/code>/gi, '`$1`'],
  [/<(?:strong|b)>\s*([^<>]+?)\s*<\/(?:strong|b)>/gi, '**$1**'],
  [/<(?:em|i)>\s*([^<>]+?)\s*<\/(?:em|i)>/gi, '*$1*'],
  [
    /<a\s[^<>]{0,200}?href=["']([^"'<>]*)["'][^<>]{0,200}>([^<>]*)<\/a>/gi,
    (_, url = '', label = '') => link(url, label),
  ],
  [/<br\s*\/?>/gi, '\\\n'],
  [/<li>\s*/gi, '\n- '],
  [/<\/li>/gi, ''],
  [/<\/?(?:p|ul|ol)>/gi, '\n\n'],
];

/**
 * Prose of a document as Markdown alone: the simple tags that many documents have become what Markdown has for them. Any
 * other tag is left as it is, to be printed as text.
 */
export function documentMarkdown(text: string): string {
  if (!text.includes('<')) return text;
  const parts = text.split(code);
  const written = parts.map((part, position) => (position % 2 === 1 ? part : withoutTags(part)));
  return written.join('').trim();
}

function withoutTags(text: string): string {
  return replacements.reduce((result, [tag, markdown]) => {
    return typeof markdown === 'string' ? result.replace(tag, markdown) : result.replace(tag, markdown);
  }, text);
}

/** A link to a page of the vendor's own site would lead nowhere here, and is its label alone. */
function link(url: string, label: string): string {
  return /^(https?:\/\/|mailto:)/i.test(url) ? `[${label.replace(/[[\]]/g, '\\$&')}](<${url}>)` : label;
}
