// All words are those of names as `spoken` gives them: `page_token`, `pageToken` and `page-token` are one.

/** Query parameters that take a page's token, by their words. The first that a call has counts. */
export const tokenNames = new Set([
  'page token',
  'cursor',
  'page cursor',
  'next token',
  'next cursor',
  'next page token',
  'pagination token',
  'continuation token',
  'continuation',
  'continue',
  'marker',
  'after cursor',
  'after',
  'start cursor',
]);

/** Properties that hold the next page's token. */
export const nextNames = new Set([
  'next page token',
  'next token',
  'next cursor',
  'next page cursor',
  'next page',
  'end cursor',
  'continuation token',
  'next continuation token',
  'continue',
  'next marker',
  'cursor',
]);

/** Properties around what a parameter of the same name, or one for tokens, takes: `next_page: { offset }`. */
export const nextParents = new Set(['next', 'next page', 'cursors', 'page']);

/** Properties that hold the address of the next page. */
export const linkNames = new Set(['next url', 'next uri', 'next link', 'next href', 'next page url', 'next page uri']);

/** The one by which alone whoever follows OData reads on. */
export const onlyLink = 'odata next link';

/** Query parameters that take a number of items to pass over. */
export const offsetNames = new Set(['offset', 'skip', 'start index']);

/** Query parameters that take the number of a page. */
export const pageNames = new Set(['page', 'page number', 'page index']);

/** Properties that say whether there is a next page, where it is asked for by a number. */
export const moreNames = new Set([
  ...['next', 'next url', 'next link', 'next page', 'next page url', 'next page uri', 'next offset'],
  ...['has more', 'has next', 'has next page', 'more'],
]);

/** Properties that count the items of all pages. One that is called `count` may be that of this page. */
export const totalNames = new Set(['total', 'total count', 'total items', 'total results', 'total size']);

/** Properties that count the pages. */
export const pageCountNames = new Set([
  'pages',
  'page count',
  'total pages',
  'pages total',
  'last page',
  'num pages',
  'pages count',
]);

/** Query parameters that take the id of the last item, where the answer only says that there are more. */
export const afterNames = new Set(['starting after', 'after', 'after id', 'cursor']);

/** Query parameters that limit a page. */
export const sizeNames = new Set(['page size', 'limit', 'max results', 'per page', 'size', 'count', 'top', 'take']);
