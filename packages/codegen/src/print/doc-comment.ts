import { type Code, empty, escapedCode } from './code.ts';

/** Parts of a documentation comment, each printed as a paragraph in this order. */
export interface DocComment {
  /** Markdown from the document, or the emitter's own words. */
  readonly text?: string | undefined;
  /** Block tags, with what follows the name: `['default', '50']`. */
  readonly tags?: readonly DocTag[];
  /** Whether what is documented should not be used any more: the last of the tags. */
  readonly deprecated?: boolean | undefined;
  /** Code for an `@example`. It is printed in a fence. */
  readonly example?: string | undefined;
}

/** One of the block tags that generated code uses. */
export type DocTag = readonly [name: 'default' | 'deprecated' | 'param' | 'see' | 'throws', text: string];

/** What the arguments of a function are for, where something is said of it. */
export function paramTags(
  parameters: readonly { readonly argument: string; readonly description?: string }[],
): readonly DocTag[] {
  return parameters.flatMap(({ argument, description }): readonly DocTag[] => {
    return description === undefined ? [] : [['param', `${argument} - ${description}`]];
  });
}

const widthLimit = 116;

/**
 * A documentation comment with a line break after it, or nothing where there is nothing to say. Text cannot end the
 * comment, start a tag, or turn into HTML where the comment is rendered as Markdown.
 */
export function docComment({ text, tags = [], deprecated, example }: DocComment): Code {
  const paragraphs: string[][] = [];
  const body = escapeText(text ?? '').trim();
  if (body !== '') paragraphs.push(wrap(body));
  const allTags: readonly DocTag[] = deprecated === true ? [...tags, ['deprecated', '']] : tags;
  const tagLines = allTags.flatMap(([name, content]) => wrap(`@${name} ${oneLine(escapeText(content))}`.trim()));
  if (tagLines.length > 0) paragraphs.push(tagLines);
  if (example !== undefined) {
    paragraphs.push(['@example', '```ts', ...escapeEnd(toLines(example)).split('\n'), '```']);
  }
  const all = paragraphs.flatMap((paragraph, index) => (index === 0 ? paragraph : ['', ...paragraph]));
  if (all.length === 0) return empty;
  if (all.length === 1) return escapedCode(`/** ${all[0]} */\n`);
  return escapedCode(`/**\n${all.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`);
}

/** Text of visible ASCII is left as it is. Most text is, and classes of Unicode take many times as long to look for. */
const unusual = /[^\n\t -~]/;

function toLines(text: string): string {
  if (!unusual.test(text)) return text;
  return text.replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n').replace(/[^\n\t\P{C}]/gu, '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks)).trim();
}

function escapeEnd(text: string): string {
  return text.replaceAll('*/', '*\\/');
}

/**
 * A code span that Markdown and tables alike read as one: on one line, not opened by an escaped or doubled backtick.
 * Everything else is text, in which tags and HTML are disarmed.
 */
const codeSpanOrMark = /(?<![`\\])`[^`\n|]+`(?!`)|[<@{}]/g;

function escapeText(text: string): string {
  const disarmed = toLines(text).replace(codeSpanOrMark, (found) => (found.startsWith('`') ? found : `\\${found}`));
  return escapeEnd(disarmed);
}

/** Where a line begins that belongs to the paragraph before it. */
const goesOn = /^(?![-*+>#|=~_]|\d+[.)]|```)\S/;

/** Breaks long prose at spaces; the end of a long line goes on with the next. Tables and fenced blocks keep their lines. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  let isFenced = false;
  let isOpen = false;
  for (const line of text.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) isFenced = !isFenced;
    const start: string = isOpen && goesOn.test(line) ? `${lines.pop()} ` : '';
    const whole = (start + line).trimEnd();
    if (whole === '' && lines.at(-1) === '' && !isFenced) continue;
    const isKept = isFenced || whole.length <= widthLimit || /^\s*\|/.test(whole);
    const parts = isKept ? [whole] : wrapLine(whole);
    for (const part of parts) lines.push(part);
    isOpen = parts.length > 1 && !whole.startsWith('#');
  }
  return lines;
}

/** What would start a list, a heading, a quotation, a table or a fence at the head of a line, up to where it is escaped. */
const blockMark = /^(?:(?=(?:[-*+]|#{1,6}|={2,})$|[>|]|~~~)|\d+(?=[.)]$))/;

function wrapLine(line: string): string[] {
  const [marks = ''] = /^\s*(?:(?:>|[-*+]|\d+[.)])\s+)*/.exec(line) ?? [];
  // What goes on stays in its quotation and in its list.
  const indent = marks.replace(/[^>]/g, ' ').slice(0, 8);
  const [first = '', ...words] = line.slice(marks.length).split(/(?<=\S) +/);
  const wrapped: string[] = [];
  let current = marks + first;
  for (const word of words) {
    if (current.length + 1 + word.length > widthLimit) {
      wrapped.push(current);
      current = indent + word.replace(blockMark, '$&\\');
    } else {
      current = `${current} ${word}`;
    }
  }
  wrapped.push(current);
  return wrapped;
}
