import type { SessionEvent } from '../../generated/models.ts';
import type { PassageFinder } from '../index/passage-finder.ts';
import { describeSteps } from './describe-steps.ts';
import { planSteps } from './plan-steps.ts';
import type { Question } from './question.ts';
import { quoteFindings } from './quote-findings.ts';
import { speak, wordsOf } from './speak.ts';
import { type Finding, toolResultOf, useTool } from './tools.ts';

/** Writes an answer from what was found, piece by piece. */
export type Writer = (
  question: Question,
  findings: readonly Finding[],
  signal: AbortSignal,
) => Iterable<string> | AsyncIterable<string>;

/** Writes by quoting. */
export const quotingWriter: Writer = (question, findings) => wordsOf(quoteFindings(question, findings));

/** What the agent works with. */
export interface Agent {
  readonly finder: PassageFinder;
  readonly write: Writer;
}

/**
 * Answers a question from what the indexes hold: thoughts, the calls of all tools that it needs, their results, and
 * the answer. Throws what the writer throws.
 *
 * @param signal - Aborts when the answer is no longer wanted.
 */
export async function* answer(
  question: Question,
  { finder, write }: Agent,
  signal: AbortSignal,
): AsyncGenerator<SessionEvent> {
  const steps = planSteps(question, finder).map((use, index) => ({
    use,
    call_id: `${question.callPrefix}-${index + 1}`,
  }));
  const thoughts = describeSteps(
    question,
    steps.map(({ use }) => use),
  );
  yield* speak('thinking', wordsOf(thoughts));
  for (const { use, call_id } of steps) {
    yield { type: 'tool_call', name: use.name, call_id, arguments: { ...use.arguments } };
  }
  const findings: Finding[] = [];
  for (const { use, call_id } of steps) {
    const finding = useTool(use, finder);
    findings.push(finding);
    yield { type: 'tool_result', name: use.name, call_id, result: toolResultOf(finding) };
  }
  yield* speak('text', write(question, findings, signal));
}
