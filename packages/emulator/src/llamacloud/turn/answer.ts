import { randomUUID } from 'node:crypto';
import type { SessionEvent } from '../../generated/models.ts';
import type { Passage } from '../index/index-store.ts';
import { searchTerms } from '../index/search-terms.ts';
import { speak } from './speak.ts';

/** What the agent is asked, and where it may look. */
export interface Question {
  readonly prompt: string;
  /** Indexes that can be searched; may be empty. */
  readonly indexIds: readonly string[];
}

/** Finds passages, the best first. */
export type Search = (query: string, indexIds: readonly string[], limit: number) => Passage[];

/** The tool by which the agent searches. */
const toolName = 'retrieve';
/** Passages that one search gives. */
const passageLimit = 5;
/** Passages that an answer quotes. */
const quoteLimit = 3;

/** Answers a question from what the indexes hold. The same question over the same files gives the same answer. */
export function* answer(question: Question, search: Search): Generator<SessionEvent> {
  yield* speak('thinking', think(question));
  const passages: Passage[] = [];
  if (question.indexIds.length > 0) {
    const call = { name: toolName, call_id: `call-${randomUUID()}` };
    const query = { query: question.prompt, index_ids: [...question.indexIds], top_k: passageLimit };
    yield { type: 'tool_call', ...call, arguments: query };
    passages.push(...search(question.prompt, question.indexIds, passageLimit));
    const result = passages.map(({ excerpt: _, ...passage }) => passage);
    yield { type: 'tool_result', ...call, result: { passages: result } };
  }
  yield* speak('text', passages.length > 0 ? quote(passages) : admit(question));
}

function think({ prompt, indexIds }: Question): string {
  if (indexIds.length === 0) return 'None of the indexes can be searched.';
  const terms = searchTerms(prompt);
  const places = indexIds.length === 1 ? 'one index' : `${indexIds.length} indexes`;
  if (terms.length === 0) return `The question names nothing to look for. I search ${places} all the same.`;
  return `I look in ${places} for passages about ${terms.join(', ')}.`;
}

function quote(passages: readonly Passage[]): string {
  const quotes = passages.slice(0, quoteLimit).map(({ excerpt, file_name, start_line, end_line }) => {
    const lines = start_line === end_line ? `line ${start_line}` : `lines ${start_line} to ${end_line}`;
    return `> ${excerpt}\n\n(${file_name}, ${lines})`;
  });
  return ['This is what the files say:', ...quotes].join('\n\n');
}

function admit({ indexIds }: Question): string {
  if (indexIds.length === 0) return 'I could not search any of the indexes, so I have no answer.';
  return 'I found nothing about this in the indexed files.';
}
