import { searchTerms } from '../index/search-terms.ts';

/** Most parts that a question is taken to have. */
const maxParts = 4;

const quoted = /"([^"]*)"|“([^”]*)”|«([^»]*)»|`([^`]*)`/gu;

const questionWords =
  'what|when|where|which|who|whom|whose|why|how|is|are|was|were|do|does|did|has|have|can|could|should|will|would';
const boundary = new RegExp(`[?;\\n]+|,?\\s+and\\s+(?=(?:${questionWords})\\b)`, 'giu');

/**
 * Cuts a question that asks several things into its parts: `When do refunds arrive and how are they paid?` has two.
 * What stands in quotation marks stays whole. A question of one part is given back as it is.
 */
export function splitQuestion(prompt: string): string[] {
  const masked = prompt.replaceAll(quoted, (text) => 'x'.repeat(text.length));
  const parts: string[] = [];
  let start = 0;
  for (const match of masked.matchAll(boundary)) {
    parts.push(prompt.slice(start, match.index));
    start = match.index + match[0].length;
  }
  parts.push(prompt.slice(start));
  const telling = [...new Set(parts.map((part) => part.trim()))].filter((part) => searchTerms(part).length > 0);
  return telling.length > 1 ? telling.slice(0, maxParts) : [prompt];
}

/** The phrases that a question has in quotation marks, without these, each once. */
export function quotedPhrases(prompt: string): string[] {
  const phrases = [...prompt.matchAll(quoted)].map((match) => match.slice(1).find((text) => text !== undefined) ?? '');
  return [...new Set(phrases.map((phrase) => phrase.trim()))].filter((phrase) => phrase !== '').slice(0, maxParts);
}
