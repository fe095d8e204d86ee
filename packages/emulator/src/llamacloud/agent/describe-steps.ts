import { searchTerms } from '../index/search-terms.ts';
import type { Question } from './question.ts';
import type { ToolUse } from './tools.ts';

/** Says in advance what the agent is about to do, one sentence for each step. */
export function describeSteps({ indexIds }: Question, steps: readonly ToolUse[]): string {
  if (indexIds.length === 0) return 'None of the indexes can be searched.';
  const places = indexIds.length === 1 ? 'one index' : `${indexIds.length} indexes`;
  return steps.map((step) => describeStep(step, places)).join(' ');
}

function describeStep(step: ToolUse, places: string): string {
  if (step.name === 'grep') return `I look for the words “${step.arguments.pattern}”.`;
  if (step.name === 'read') return `I read ${step.arguments.file_name}.`;
  const terms = searchTerms(step.arguments.query);
  if (terms.length === 0) return `The question names nothing to look for. I search ${places} all the same.`;
  return `I look in ${places} for passages about ${terms.join(', ')}.`;
}
