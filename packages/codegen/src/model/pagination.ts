import type { PropertyPath } from '../json.ts';
import type { Schema } from './schema.ts';

/** How a list is read page by page. All names are wire names. */
export type Pagination = CursorPagination | ItemPagination | OffsetPagination | PageNumberPagination | LinkPagination;

interface PaginationBase {
  /** Property of the answer that holds the items. Left out where the answer is the list itself. */
  readonly items?: PropertyPath;
  /** Query parameter that limits the page, if there is one. */
  readonly size?: string;
  readonly itemSchema: Schema;
}

/** An answer holds the token of the next page. */
export interface CursorPagination extends PaginationBase {
  readonly kind: 'cursor';
  /** Property of the answer that holds the next page's token. */
  readonly next: PropertyPath;
  /** Query parameter that takes the token. */
  readonly token: string;
}

/** A parameter takes a property of the item that the page before ends with. */
export interface ItemPagination extends PaginationBase {
  readonly kind: 'item';
  readonly token: string;
  /** That property, `id` when left out. */
  readonly id?: string;
  /** Property of the answer that is empty, null or false on the last page. */
  readonly next?: PropertyPath;
}

/** A parameter takes the number of items to pass over. */
export interface OffsetPagination extends PaginationBase {
  readonly kind: 'offset';
  readonly token: string;
  /** Property of the answer that is empty, null or false on the last page. */
  readonly next?: PropertyPath;
  /** Property of the answer that counts the items of all pages. */
  readonly total?: PropertyPath;
}

/** A parameter takes the number of the page. */
export interface PageNumberPagination extends PaginationBase {
  readonly kind: 'page-number';
  readonly token: string;
  /** Property of the answer that is empty, null or false on the last page. */
  readonly next?: PropertyPath;
  /** Number of the first page, 1 when left out. */
  readonly first?: number;
  /** Property of the answer that counts the pages. */
  readonly pages?: PropertyPath;
}

/** An answer names the address of the next page. */
export interface LinkPagination extends PaginationBase {
  readonly kind: 'link';
  /** Property of the answer that holds the address; where it is left out, the header `Link` does. */
  readonly next?: PropertyPath;
  /** Query parameter that takes the number of the page, where there is one: for those who see no headers. */
  readonly token?: string;
}

/** How the name of a page's type ends. What follows an item is asked for by that item as a cursor. */
const pageEndings: Readonly<Record<Pagination['kind'], string>> = {
  cursor: 'PaginatedCursor',
  item: 'PaginatedCursor',
  offset: 'PaginatedOffset',
  'page-number': 'PaginatedPageNumber',
  link: 'PaginatedLink',
};

/** The name of a page's type, by that of its items: `ChatListResponsesPaginatedCursor`. */
export function pageTypeName(itemName: string | undefined, { kind }: Pagination): string {
  return `${itemName}s${pageEndings[kind]}`;
}
