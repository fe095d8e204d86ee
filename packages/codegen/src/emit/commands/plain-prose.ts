const code = /(```[\s\S]*?```|`[^`\n]+`)/;

/** What Markdown marks, and what is left of it. Marks around much text are left alone. */
const marks: readonly (readonly [mark: RegExp, text: string])[] = [
  [/\[([^[\]\n]{1,500})\]\(<?([^\s()<>]{1,2000})>?\)/g, '$1 ($2)'],
  [/(?<!\\)(\*\*|__)(?=\S)(.{1,500}?)(?<=[^\s\\])\1/g, '$2'],
  [/(?<![\w*\\])([*_])(?=[^\s*])(.{1,500}?)(?<=[^\s*\\])\1(?![\w*])/g, '$2'],
  [/(?<![ \t])[ \t]+(?=\n)/g, ''],
  [/\\([[\]*_<>`])/g, '$1'],
];

/** Markdown as a terminal shows it: words without emphasis, links with their address behind them. Code stays as it is. */
export function plainProse(markdown: string): string {
  const parts = markdown.trim().split(code);
  return parts.map((part, position) => (position % 2 === 1 ? part : withoutMarks(part))).join('');
}

function withoutMarks(text: string): string {
  return marks.reduce((result, [mark, plain]) => result.replace(mark, plain), text);
}
