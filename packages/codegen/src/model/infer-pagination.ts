import type { Pagination } from './pagination.ts';
import type { Property, Schema } from './schema.ts';
import { propertiesOf, resolveSchema, type SchemaIndex } from './schema-tools.ts';
import type { HttpMethod, Parameter, Response } from './types.ts';
import { words } from './words.ts';

/** What tells whether a call answers page by page. */
export interface PageCandidate {
  readonly method: HttpMethod;
  readonly queryParameters: readonly Parameter[];
  readonly success: Response;
  /** Name of the resource: its items are often called so. */
  readonly resourceName: string;
}

/** Query parameters that take a page's token, by their words. The first that a call has counts. */
const tokenNames = new Set([
  'page token',
  'cursor',
  'page cursor',
  'next token',
  'next cursor',
  'next page token',
  'continuation token',
  'continuation',
  'after cursor',
  'after',
  'start cursor',
]);

/** Properties that hold the next page's token. */
const nextNames = new Set([
  'next page token',
  'next token',
  'next cursor',
  'next page cursor',
  'next page',
  'end cursor',
  'continuation token',
  'cursor',
]);

/** Query parameters that take a number of items to pass over, and those that take the number of a page. */
const offsetNames = new Set(['offset', 'skip', 'start index']);
const pageNames = new Set(['page', 'page number', 'page index']);

/** Properties that say whether there is a next page, where it is asked for by a number. */
const moreNames = new Set([
  ...['next', 'next url', 'next link', 'next page', 'next page url', 'next offset'],
  ...['has more', 'has next', 'has next page', 'more'],
]);

/** Properties that count the items of all pages. One that is called `count` may be that of this page. */
const totalNames = new Set(['total', 'total count', 'total items', 'total results', 'total size']);

/** Query parameters that take the id of the last item, where the answer only says that there are more. */
const afterNames = new Set(['starting after', 'after', 'after id', 'cursor']);

const sizeNames = new Set(['page size', 'limit', 'max results', 'per page', 'size', 'count', 'top', 'take']);

/** Names of the items, before the only list of the answer. */
const itemNames = ['items', 'data', 'results', 'records', 'values', 'entries'];

/**
 * Recognises a GET whose answer is a page of a list: a list itself, or an object with a list. In this order, it is read
 *
 * - by a cursor, where the answer has the next page's token, which a query parameter takes; a parameter and a property
 *   that are called the same count, too, whatever their name;
 * - by its last item, where a query parameter such as `starting_after` takes an id, the items have one, and the answer
 *   says whether there are more;
 * - by links, where the answer declares the header `Link`;
 * - by an offset or a page number, where one query parameter takes that number, and another the size of a page.
 */
export function inferPagination(candidate: PageCandidate, index: SchemaIndex): Pagination | undefined {
  const { method, queryParameters, success } = candidate;
  const answer = success.schema && method === 'get' ? resolveSchema(success.schema, index) : undefined;
  if (answer === undefined) return undefined;
  const properties = propertiesOf(answer, index) ?? [];
  const items =
    answer.kind === 'array' ? { itemSchema: answer.items } : itemsOf(properties, candidate.resourceName, index);
  if (items === undefined) return undefined;
  const size = queryParameters.find(({ name }) => sizeNames.has(spoken(name)));
  const list = { ...items, ...(size && { size: size.name }) };
  const cursor = cursorOf(properties, queryParameters, index);
  if (cursor !== undefined) return { kind: 'cursor', ...cursor, ...list };
  const next = nameOf(moreNames, properties);
  const after = queryParameters.find(({ name, schema }) => afterNames.has(spoken(name)) && isToken(schema, index));
  if (after && next !== undefined && hasId(items.itemSchema, index)) {
    return { kind: 'item', token: after.name, next, ...list };
  }
  const offset = numberParameter(offsetNames, queryParameters, index);
  const page = numberParameter(pageNames, queryParameters, index);
  if (success.headers.some(({ name }) => name.toLowerCase() === 'link')) {
    return { kind: 'link', ...(page && { token: page.name }), ...list };
  }
  if (size === undefined) return undefined;
  const hints = { ...(next !== undefined && { next }) };
  if (offset !== undefined) {
    const total = nameOf(totalNames, properties);
    return { kind: 'offset', token: offset.name, ...hints, ...(total !== undefined && { total }), ...list };
  }
  return page && { kind: 'page-number', token: page.name, ...hints, ...firstPage(page, index), ...list };
}

function cursorOf(properties: readonly Property[], queryParameters: readonly Parameter[], index: SchemaIndex) {
  const next = properties.find(({ name, schema }) => nextNames.has(spoken(name)) && isToken(schema, index));
  const token = queryParameters.find(({ name, schema }) => {
    return (tokenNames.has(spoken(name)) || name === next?.name) && isToken(schema, index);
  });
  return next && token && { next: next.name, token: token.name };
}

function itemsOf(properties: readonly Property[], resourceName: string, index: SchemaIndex) {
  const lists = properties.flatMap(({ name, schema }) => {
    const list = resolveSchema(schema, index);
    return list.kind === 'array' ? [{ items: name, itemSchema: list.items }] : [];
  });
  const usual = [...itemNames, spoken(resourceName)].flatMap((wanted) => {
    return lists.filter(({ items }) => spoken(items) === wanted);
  });
  return usual[0] ?? (lists.length === 1 ? lists[0] : undefined);
}

function hasId(schema: Schema, index: SchemaIndex): boolean {
  const id = propertiesOf(schema, index)?.find(({ name }) => name === 'id');
  return id !== undefined && isToken(id.schema, index);
}

function numberParameter(names: ReadonlySet<string>, parameters: readonly Parameter[], index: SchemaIndex) {
  return parameters.find((parameter) => names.has(spoken(parameter.name)) && isNumber(parameter, index));
}

/** Whether a parameter takes a number. */
export function isNumber({ schema }: Parameter, index: SchemaIndex): boolean {
  return /^(integer|number)$/.test(resolveSchema(schema, index).kind);
}

/** The number of the first page, where the document gives one other than 1. */
export function firstPage({ schema }: Parameter, index: SchemaIndex): { readonly first?: number } {
  const first = schema.default ?? resolveSchema(schema, index).default;
  return typeof first === 'number' && first !== 1 ? { first } : {};
}

function nameOf(names: ReadonlySet<string>, properties: readonly Property[]): string | undefined {
  return properties.find(({ name }) => names.has(spoken(name)))?.name;
}

function isToken(schema: Schema, index: SchemaIndex): boolean {
  const resolved = resolveSchema(schema, index);
  return resolved.kind === 'string' && resolved.format !== 'uri';
}

/** `nextPageToken`, `next_page_token` and `next-page-token` say the same. */
function spoken(name: string): string {
  return words(name).join(' ');
}
