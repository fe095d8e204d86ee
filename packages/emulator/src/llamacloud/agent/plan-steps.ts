import type { SessionEvent } from '../../generated/models.ts';
import type { IndexedFile, PassageFinder } from '../index/passage-finder.ts';
import { resolveFollowUp } from './follow-up.ts';
import type { Question } from './question.ts';
import { quotedPhrases, splitQuestion } from './split-question.ts';
import type { ToolUse } from './tools.ts';

/** Passages that one search gives. */
const searchLimit = 5;
/** Places that one grep gives. */
const matchLimit = 20;
/** Passages that are read of a file. */
const readLimit = 5;
/** Files that one turn reads. */
const fileLimit = 3;

/**
 * Decides by which tools a question is answered: a search for each part of it, a grep for each phrase in quotation
 * marks, and a read of each file that it names, in which case the searches stay inside these files. The same question
 * after the same history gives the same steps.
 */
export function planSteps({ prompt, indexIds, history }: Question, finder: PassageFinder): ToolUse[] {
  if (indexIds.length === 0) return [];
  const index_ids = [...indexIds];
  const files = namedFiles(prompt, indexIds, finder);
  const inFiles = files.length === 0 ? {} : { file_names: [...new Set(files.map((file) => file.file_name))] };
  const steps: ToolUse[] = [];
  let earlier = lastQuery(history);
  for (const part of splitQuestion(prompt)) {
    const query = resolveFollowUp(part, earlier);
    steps.push({ name: 'search', arguments: { query, index_ids, top_k: searchLimit, ...inFiles } });
    earlier = query;
  }
  for (const pattern of quotedPhrases(prompt)) {
    steps.push({ name: 'grep', arguments: { pattern, index_ids, limit: matchLimit } });
  }
  for (const file of files) steps.push({ name: 'read', arguments: { ...file, limit: readLimit } });
  return steps;
}

/** Files that the question names by a name with an ending (`in refunds.md`) or after a word for them (`the file refunds`). */
function namedFiles(prompt: string, indexIds: readonly string[], finder: PassageFinder): IndexedFile[] {
  const withEnding = prompt.match(/[\p{L}\p{N}_][\p{L}\p{N}\p{M}_./-]*\.[a-z]{2,8}\b/giu) ?? [];
  const afterWord = [...prompt.matchAll(/\b(?:file|document|page)\s+["“`«]?([\p{L}\p{N}_][\p{L}\p{N}\p{M}_./-]*)/giu)];
  const names = [...withEnding, ...afterWord.map(([, name]) => name ?? '')].map((name) => name.replace(/[./-]+$/, ''));
  const files = [...new Set(names)].flatMap((name) => finder.findFiles(name, indexIds, fileLimit));
  const places = new Map(files.map((file) => [JSON.stringify(file), file]));
  return [...places.values()].slice(0, fileLimit);
}

/** What was looked for last, before this question. */
function lastQuery(history: readonly SessionEvent[]): string | undefined {
  const last = history.findLast(
    (event) => event.type === 'user_input' || (event.type === 'tool_call' && event.name === 'search'),
  );
  if (last?.type === 'user_input') return last.content;
  return last?.type === 'tool_call' ? String(last.arguments.query) : undefined;
}
