/** Fenced blocks and spans of code, in which a tag is what it says. */
const code = /(`{3,}[\s\S]*?`{3,}|~{3,}[\s\S]*?~{3,}|``[\s\S]+?``|`[^`]*`)/;

/** A tag, and what Markdown has for it. */
type Replacement = readonly [tag: RegExp, markdown: (found: string, ...groups: string[]) => string];

const emphasis: readonly Replacement[] = [
  [/<(?:em|i)>([^<>]+)<\/(?:em|i)>/gi, (_, text = '') => around('*', text)],
  [/<(?:strong|b)>([^<>]+)<\/(?:strong|b)>/gi, (_, text = '') => around('**', text)],
];

/** Tags that prose has, in the order in which they are replaced: what others hold comes first. */
const replacements: readonly Replacement[] = [
  // A row of a table stays on its line.
  [/^[ \t]*\|.*$/gm, (row) => row.replace(/<(?:br\s*\/?|\/?(?:p|ul|ol|li))>/gi, ' ')],
  // What stands for a tag is read in text alone, not in code.
  [/<code>([^<>`]+)<\/code>/gi, (_, text = '') => (text.includes('&') ? text : `\`${text}\``)],
  ...emphasis,
  [
    /<a\s[^<>]{0,200}?href=["']([^"'<>]*)["'][^<>]{0,200}>([^<>]*)<\/a>/gi,
    (_, url = '', label = '') => link(url, label),
  ],
  // Links are emphasised, and have words that are.
  ...emphasis,
  [/<br\s*\/?>[ \t]*\r?\n?/gi, () => '  \n'],
  [/<li>\s*(?:<p>\s*)?/gi, () => '\n- '],
  [/<\/li>/gi, () => ''],
  [/<\/?(?:p|ul|ol)>/gi, () => '\n\n'],
  [/\n(?:[ \t]*\n){2,}/g, () => '\n\n'],
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
  return replacements.reduce((result, [tag, markdown]) => result.replace(tag, markdown), text);
}

function around(mark: string, text: string): string {
  const words = text.trim();
  return words === '' ? text : `${mark}${words}${mark}`;
}

/** A link to a page of the vendor's own site would lead nowhere here, and is its label alone. */
function link(url: string, label: string): string {
  if (!/^(https?:\/\/|mailto:)[^\s\\]+$/i.test(url)) return label;
  const address = url.replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${label.replace(/[[\]]/g, '\\$&')}](${address})`;
}
