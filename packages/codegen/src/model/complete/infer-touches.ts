import { withoutNames } from '../../spec/path-template.ts';
import { isRead } from '../call-shape.ts';
import { words } from '../names/words.ts';
import type { Operation } from '../types.ts';

/** First words of the names of calls that only ask, although their method is one that may change something. */
const askingVerbs: ReadonlySet<string> = new Set(
  'calculate count estimate find get list lookup preview query read retrieve search validate'.split(' '),
);

/**
 * The calls whose results an operation makes stale, where no configuration says so: those of its resource that read what
 * its path leads to or leads through, and what lies below it, where it does more than to add. A call that only asks makes
 * nothing stale: one that is read page by page, or is named so.
 *
 * @param siblings - All operations of the resource.
 */
export function inferTouches(operation: Operation, siblings: readonly Operation[]): readonly string[] {
  if (isRead(operation) || operation.stream !== undefined || onlyAsks(operation)) return [];
  const own = pattern(operation);
  const isTouched = (place: string) => own.startsWith(place) || (operation.method !== 'post' && place.startsWith(own));
  return siblings.filter((sibling) => isRead(sibling) && isTouched(pattern(sibling))).map(({ id }) => id);
}

function onlyAsks({ method, pagination, names }: Operation): boolean {
  return method === 'post' && (pagination !== undefined || askingVerbs.has(words(names.method)[0] ?? ''));
}

/** A path whatever its placeholders are called, closed so that another one begins with it only by whole segments. */
function pattern({ path }: Operation): string {
  return `${withoutNames(path)}/`;
}
