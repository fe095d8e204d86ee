import type { Operation } from './types.ts';

/** What a document says of an operation: its summary, then its description. One that says the other's words stands alone. */
export function operationProse({
  summary = '',
  description = '',
}: Pick<Operation, 'summary' | 'description'>): string | undefined {
  const [short, long] = [summary.trim(), description.trim()];
  const [shortWords, longWords] = [plainWords(short), plainWords(long)];
  if (longWords.includes(shortWords)) return long || undefined;
  return shortWords.includes(longWords) ? short : `${short}\n\n${long}`;
}

/** Text as it is compared: neither case nor the mark at its end counts. */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[.!?]$/, '')
    .replace(/\s+/g, ' ');
}
