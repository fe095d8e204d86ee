import type { FindPageStep } from './page-step.ts';
import { readProperty } from './read-property.ts';
import type { PageHints } from './step-by-offset.ts';
import { stepTo } from './step-by-token.ts';

/** Reads on where a parameter takes a property of the item that the page before ends with. */
export const stepByItem: FindPageStep = ({ call, items, body }) => {
  const { next, id = 'id' } = call.operation.pagination;
  const hints = next === undefined ? {} : { next: readProperty(body, next) };
  const last = nextAfterItem(items as readonly Readonly<Record<string, unknown>>[], id, hints);
  return last === undefined || last === null ? undefined : stepTo(last, call);
};

/**
 * What asks for the page after one: a property of its last item. Undefined after the last page: that has no items, or the
 * answer says that it is the last.
 */
export function nextAfterItem<TItem, TName extends keyof TItem>(
  items: readonly TItem[] | null | undefined,
  name: TName,
  hints: Pick<PageHints, 'next'> = {},
): TItem[TName] | undefined {
  return 'next' in hints && !hints.next ? undefined : items?.at(-1)?.[name];
}
