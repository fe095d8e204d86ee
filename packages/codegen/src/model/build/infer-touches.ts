import { withoutNames } from '../../spec/path-template.ts';
import { isRead } from '../call-shape.ts';
import type { Operation } from '../types.ts';

/**
 * The calls whose results an operation makes stale, where no configuration says so: those of its resource that read what
 * its path leads to or leads through, and what lies below it, where it does more than to add.
 *
 * @param siblings - All operations of the resource.
 */
export function inferTouches(operation: Operation, siblings: readonly Operation[]): readonly string[] {
  if (isRead(operation) || operation.stream !== undefined) return [];
  const own = pattern(operation);
  const isTouched = (place: string) => own.startsWith(place) || (operation.method !== 'post' && place.startsWith(own));
  return siblings.filter((sibling) => isRead(sibling) && isTouched(pattern(sibling))).map(({ id }) => id);
}

/** A path whatever its placeholders are called, closed so that another one begins with it only by whole segments. */
function pattern({ path }: Operation): string {
  return `${withoutNames(path)}/`;
}
