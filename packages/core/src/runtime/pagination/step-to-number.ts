import type { PageAnswer, PageStep } from './page-step.ts';
import { repeatedPage } from './repeated-page.ts';
import { stepTo } from './step-by-token.ts';

/**
 * The step to the page that the parameter with this number asks for. A server that passes over the parameter is told by
 * the same items again.
 */
export function stepToNumber(number: number | undefined, { call, items, before }: PageAnswer): PageStep | undefined {
  if (number === undefined) return undefined;
  const step = stepTo(number, call);
  return {
    ...step,
    call: () => {
      if (JSON.stringify(before) === JSON.stringify(items)) throw repeatedPage(call);
      return step.call();
    },
  };
}
