import type { Operation } from './types.ts';

type Prose = Pick<Operation, 'summary' | 'description'>;

/** A summary that is longer than a line of text is a description too. */
const longestSummary = 100;

/** Summary and description, where what a document has in its summary beyond a first sentence goes into the description. */
export function splitSummary({ summary, description }: Prose): Prose {
  const [paragraph = '', ...others] = summary?.trim().split(/\n\s*\n/) ?? [];
  const line = paragraph.replace(/\s+/g, ' ');
  const [, sentence = line, rest = ''] =
    (line.length > longestSummary && /^(.+?[.!?]) +(?=\p{Lu})(.+)$/u.exec(line)) || [];
  const text = [rest, ...others, description ?? ''].filter((part) => part !== '').join('\n\n');
  return { ...(sentence !== '' && { summary: sentence }), ...(text !== '' && { description: text }) };
}

/** What a document says of an operation: its summary, then its description. One that says the other's words stands alone. */
export function operationProse({ summary = '', description = '' }: Prose): string | undefined {
  const [short, long] = [summary.trim(), description.trim()];
  const [shortWords, longWords] = [plainWords(short), plainWords(long)];
  if (longWords.includes(shortWords)) return long || undefined;
  return shortWords.includes(longWords) ? short : `${short}\n\n${long}`;
}

/** What is said of a call: the document's prose, then its way over the wire. */
export function callProse(operation: Pick<Operation, 'summary' | 'description' | 'method' | 'path'>): string {
  const way = `\`${operation.method.toUpperCase()} ${operation.path.replaceAll('`', '')}\``;
  return [operationProse(operation), way].filter(Boolean).join('\n\n');
}

/** Text as it is compared: neither case nor the mark at its end counts. */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[.!?]$/, '')
    .replace(/\s+/g, ' ');
}
