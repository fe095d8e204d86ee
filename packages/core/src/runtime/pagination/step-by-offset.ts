import type { FindPageStep } from './page-step.ts';
import { readProperty } from './read-property.ts';
import { stepToNumber } from './step-to-number.ts';

/** What an answer says of the pages after it, beside its items. */
export interface PageHints {
  /** Something where there is a next page; null, false or an empty text where there is none. */
  readonly next?: unknown;
  /** How many items all pages have. */
  readonly total?: unknown;
}

/** Reads on where a parameter takes the number of items to pass over. */
export const stepByOffset: FindPageStep = (answer) => {
  const { call, items, body } = answer;
  const { token = '', next, total } = call.operation.pagination;
  const hints = {
    ...(next !== undefined && { next: readProperty(body, next) }),
    ...(total !== undefined && { total: readProperty(body, total) }),
  };
  return stepToNumber(nextOffset(items, call.params?.[token], hints), answer);
};

/**
 * Offset of the page after one, undefined after the last: that has no items, or the answer says that it is the last. A
 * page with fewer items than were asked for may be any, since servers have limits of their own.
 *
 * @param offset - What asked for this page.
 */
export function nextOffset(
  items: readonly unknown[] | null | undefined,
  offset: unknown,
  hints: PageHints = {},
): number | undefined {
  const end = (Number(offset) || 0) + (items?.length ?? 0);
  const isLast = !items?.length || ('next' in hints && !hints.next) || end >= Number(hints.total ?? Infinity);
  return isLast ? undefined : end;
}
