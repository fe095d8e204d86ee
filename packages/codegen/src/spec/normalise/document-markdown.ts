/** Fenced blocks and spans of code, in which a tag is what it says. */
const code = /(`{3,}[\s\S]*?`{3,}|~{3,}[\s\S]*?~{3,}|``[\s\S]+?``|`[^`]*`)/;

/** Code, or a link of Markdown to a page of the vendor's own site, which would lead nowhere here. */
const ownLink = new RegExp(
  `${code.source}|!?\\[((?:\`[^\`]{0,200}\`|[^[\\]\`\\\\]|\\\\.){0,500})\\]\\((?!https?://|mailto:)[^()\\s]*\\)`,
  'gi',
);

/** What a tag may have beside its name. */
const attributes = '(?:\\s[^<>]{0,500})?';

const opening = (names: string) => `<(?:${names})${attributes}>`;
const closing = (names: string) => `</(?:${names})>`;

/** What stands between two tags, where no other tag does. */
const content = '([^<>]+)';

/** Any tag of these names, whatever its attributes. */
const tags = (names: string) => new RegExp(`</?(?:${names})${attributes}>`, 'gi');

/** Two tags of these names, and what stands between them. */
const between = (names: string) => new RegExp(opening(names) + content + closing(names), 'gi');

/** Tags, and what Markdown has for them. */
type Replacement = readonly [tags: RegExp, markdown: (found: string, ...groups: string[]) => string];

/** Lines of code, which become such a block before tags are looked for in the rest. */
const lineBlocks: readonly Replacement[] = [
  [
    new RegExp(`${opening('pre')}(?:${opening('code')})?${content}(?:${closing('code')})?${closing('pre')}`, 'gi'),
    (found, text = '') => (text.includes('```') ? found : `\n\n\`\`\`\n${asWritten(text)}\n\`\`\`\n\n`),
  ],
];

const emphasis: readonly Replacement[] = [
  [between('em|i'), (_, text = '') => around('*', text)],
  [between('strong|b'), (_, text = '') => around('**', text)],
];

/** Tags inside of paragraphs, in the order in which they are replaced: what others hold comes first. */
const innerTags: readonly Replacement[] = [
  // A row of a table stays on its line.
  [/^[ \t]*\|.*$/gm, (row) => row.replace(tags('br\\s*/?|p|div|ul|ol|li'), ' ')],
  // What stands for a tag is read in text alone, not in code.
  [
    new RegExp(`${opening('code')}([^<>\`]+)${closing('code')}`, 'gi'),
    (_, text = '') => (text.includes('&') ? text : `\`${text}\``),
  ],
  [tags('span'), () => ''],
  ...emphasis,
  [
    /<a\s[^<>]{0,200}?href=["']([^"'<>]*)["'][^<>]{0,200}>([^<>]*)<\/a>/gi,
    (_, url = '', label = '') => link(url, label),
  ],
  // Links are emphasised, and have words that are.
  ...emphasis,
  [between('h([1-6])'), (_, level, text = '') => `\n\n${'#'.repeat(Number(level))} ${onOneLine(text)}\n\n`],
  [/<\/?br\s*\/?>[ \t]*\r?\n?/gi, () => '  \n'],
];

/** Tags around others, once lists are made. */
const outerTags: readonly Replacement[] = [
  [tags('p|div'), () => '\n\n'],
  [/\n(?:[ \t\r]*\n){2,}/g, () => '\n\n'],
];

/**
 * Prose of a document as Markdown alone: the simple tags that many documents have become what Markdown has for them. Any
 * other tag is left as it is, to be printed as text.
 */
export function documentMarkdown(text: string): string {
  const linked = withoutOwnLinks(text);
  if (!linked.includes('<')) return linked;
  const withBlocks = outsideOfCode(linked, (part) => replaced(part, lineBlocks));
  const written = outsideOfCode(withBlocks, (part) => replaced(withLists(replaced(part, innerTags)), outerTags));
  return written.trim();
}

/** A line of a document as text alone: without the simple tags that some documents have in it. */
export function documentLine(text: string): string {
  const linked = withoutOwnLinks(text);
  return linked.includes('<') ? onOneLine(linked.replace(tags('a|b|br|code|em|i|p|span|strong'), ' ')) : linked;
}

function withoutOwnLinks(text: string): string {
  return text.includes('](') ? text.replace(ownLink, (found, _code, label?: string) => label ?? found) : text;
}

function outsideOfCode(text: string, change: (part: string) => string): string {
  const parts = text.split(code);
  return parts.map((part, position) => (position % 2 === 1 ? part : change(part))).join('');
}

function replaced(text: string, replacing: readonly Replacement[]): string {
  return replacing.reduce((result, [found, markdown]) => result.replace(found, markdown), text);
}

/** Lists with their marks: dashes, or numbers. */
function withLists(text: string): string {
  /** The next number in each list that is open, where it has numbers. */
  const numbers: (number | undefined)[] = [];
  const item = () => {
    const number = numbers.pop();
    numbers.push(number === undefined ? undefined : number + 1);
    return number === undefined ? '\n- ' : `\n${number}. `;
  };
  return text.replace(listTags, (_, tag: string, after: string) => {
    const name = tag.toLowerCase();
    if (name === 'li') return item();
    if (name === '/li') return after;
    if (name.startsWith('/')) numbers.pop();
    else numbers.push(name === 'ol' ? 1 : undefined);
    return `\n\n${after}`;
  });
}

/** The paragraph that begins an item is the item. */
const listTags = new RegExp(`<(/?(?:ul|ol|li))${attributes}>(\\s*(?:${opening('p')}\\s*)?)`, 'gi');

function onOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** Text in which some characters stand as HTML writes them, without blank lines around it. */
function asWritten(text: string): string {
  const lines = text.replace(/^\s*\n/, '').trimEnd();
  return lines.replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"' })[name] ?? '&');
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
