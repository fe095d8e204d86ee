import type { FindPageStep } from './page-step.ts';
import { readProperty } from './read-property.ts';
import type { PageHints } from './step-by-offset.ts';
import { stepToNumber } from './step-to-number.ts';

/** Reads on where a parameter takes the number of the page. */
export const stepByPageNumber: FindPageStep = (answer) => {
  const { call, items, body } = answer;
  const { token = '', next, first, pages } = call.operation.pagination;
  const hints = {
    first,
    ...(next !== undefined && { next: readProperty(body, next) }),
    ...(pages !== undefined && { pages: readProperty(body, pages) }),
  };
  return stepToNumber(nextPageNumber(items, call.params?.[token], hints), answer);
};

/**
 * Number of the page after one, undefined after the last: that has no items, or the answer says that it is the last.
 *
 * @param page - What asked for this page; nothing, where the server was left to begin with the first.
 */
export function nextPageNumber(
  items: readonly unknown[] | null | undefined,
  page: unknown,
  hints: Pick<PageHints, 'next'> & { readonly first?: number | undefined; readonly pages?: unknown } = {},
): number | undefined {
  const { first = 1, pages } = hints;
  const next = Number(page ?? first) + 1;
  const isLast = !items?.length || ('next' in hints && !hints.next) || next >= first + Number(pages ?? Infinity);
  return isLast ? undefined : next;
}
