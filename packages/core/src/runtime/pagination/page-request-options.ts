import type { RequestOptions } from '../options.ts';

/** Settings of a call that reads a list. */
export interface PageRequestOptions extends RequestOptions {
  /**
   * How many items a loop gives at most, counted from the page that it begins with. Pages that this takes no items of are
   * not read. Default: all.
   */
  readonly maxItems?: number | undefined;
  /**
   * Whether a loop asks for the next page as soon as it has one, so that it arrives while the items of this one are at
   * work. A loop that is left aborts what it has asked for.
   */
  readonly prefetch?: boolean | undefined;
}
