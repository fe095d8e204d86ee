import { type AnswerPlace, answerPlaces } from './answer-places.ts';
import type { Pagination, PropertyPath } from './pagination.ts';
import type { Property, Schema } from './schema.ts';
import { propertiesOf, resolveSchema, type SchemaIndex } from './schema-tools.ts';
import type { HttpMethod, Parameter, Response } from './types.ts';
import { spoken } from './words.ts';

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
  'pagination token',
  'continuation token',
  'continuation',
  'continue',
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
  'continue',
  'cursor',
]);

/** Properties around what a parameter of the same name, or one for tokens, takes: `next_page: { offset }`. */
const nextParents = new Set(['next', 'next page', 'cursors', 'page']);

/** Properties that hold the address of the next page. Whoever follows OData reads on by it alone. */
const linkNames = new Set(['next url', 'next uri', 'next link', 'next href', 'next page url']);
const onlyLink = 'odata next link';

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

/** Properties that count the pages. */
const pageCountNames = new Set([
  'pages',
  'page count',
  'total pages',
  'pages total',
  'last page',
  'num pages',
  'pages count',
]);

/** Query parameters that take the id of the last item, where the answer only says that there are more. */
const afterNames = new Set(['starting after', 'after', 'after id', 'cursor']);

const sizeNames = new Set(['page size', 'limit', 'max results', 'per page', 'size', 'count', 'top', 'take']);

/** Names of the items, before the only list of the answer. */
const itemNames = 'items data results records values entries result value rows elements'.split(' ');

/**
 * Recognises a GET whose answer is a page of a list: a list itself, or an object with a list. In this order, it is read
 *
 * - by a cursor, where the answer has the next page's token, which a query parameter takes; a parameter and a property
 *   that are called the same count, too, whatever their name;
 * - by its last item, where a query parameter such as `starting_after` takes an id, the items have one, and the answer
 *   says whether there are more;
 * - by links, where the answer declares the header `Link`, or a property that OData has for it;
 * - by an offset or a page number, where one query parameter takes that number, and another the size of a page;
 * - by links, where the answer has the address of the next page.
 *
 * The list may be inside of one other property; what tells of the next page beside it, or inside of properties such as
 * `meta`, `links` and `next_page`.
 */
export function inferPagination(candidate: PageCandidate, index: SchemaIndex): Pagination | undefined {
  const { method, queryParameters, success } = candidate;
  const answer = success.schema && method === 'get' ? resolveSchema(success.schema, index) : undefined;
  if (answer === undefined) return undefined;
  const items = itemsOf(answer, candidate.resourceName, index);
  if (items === undefined) return undefined;
  const places = answerPlaces(answer, items.items, index);
  const size = pageSize(queryParameters);
  const list = { ...items, ...(size && { size: size.name }) };
  const cursor = cursorOf(places, queryParameters, index);
  if (cursor !== undefined) return { kind: 'cursor', ...cursor, ...list };
  const next = pathOf(places, ({ name }) => moreNames.has(name));
  const after = queryParameters.find(({ name, schema }) => afterNames.has(spoken(name)) && isToken(schema, index));
  if (after && next !== undefined && hasId(items.itemSchema, index)) {
    return { kind: 'item', token: after.name, next, ...list };
  }
  const page = numberParameter(pageNames, queryParameters, index);
  if (success.headers.some(({ name }) => name.toLowerCase() === 'link')) {
    return { kind: 'link', ...(page && { token: page.name }), ...list };
  }
  const odata = pathOf(places, ({ name }) => name === onlyLink);
  if (odata !== undefined) return { kind: 'link', next: odata, ...list };
  if (size !== undefined) {
    const hints = { ...(next !== undefined && { next }) };
    const offset = numberParameter(offsetNames, queryParameters, index);
    if (offset !== undefined) {
      const total = pathOf(places, ({ name }) => totalNames.has(name));
      return { kind: 'offset', token: offset.name, ...hints, ...(total !== undefined && { total }), ...list };
    }
    if (page) {
      const pages = pathOf(places, (place) => pageCountNames.has(place.name) && isCount(place.schema, index));
      const count = pages !== undefined && { pages };
      return { kind: 'page-number', token: page.name, ...hints, ...count, ...firstPage(page, index), ...list };
    }
  }
  const link = pathOf(places, (place) => isLink(place, index));
  return link === undefined ? undefined : { kind: 'link', next: link, ...list };
}

/** Whether one of these parameters asks for a page of a list. */
export function asksForPage(parameters: readonly Pick<Parameter, 'name' | 'in'>[]): boolean {
  return parameters.some(({ name, in: place }) => {
    return (
      place === 'query' && [tokenNames, afterNames, offsetNames, pageNames].some((names) => names.has(spoken(name)))
    );
  });
}

function cursorOf(places: readonly AnswerPlace[], queryParameters: readonly Parameter[], index: SchemaIndex) {
  const texts = queryParameters.filter(({ schema }) => isToken(schema, index));
  const takes = (property: string) =>
    texts.find(({ name }) => tokenNames.has(spoken(name)) || spoken(name) === property)?.name;
  const next = places.find(({ name, parent = '', schema, isSure }) => {
    if (!isSure || !isToken(schema, index)) return false;
    const isNamed = nextNames.has(name);
    return (
      isNamed || (nextParents.has(parent) && (tokenNames.has(name) || texts.some((text) => spoken(text.name) === name)))
    );
  });
  const token = next && takes(next.name);
  return next && token !== undefined ? { next: next.path, token } : undefined;
}

/** Whether a property holds the address of the next page: `next_url`, `links.next`, `_links.next.href`. */
function isLink({ name, parent, schema }: AnswerPlace, index: SchemaIndex): boolean {
  const { kind, ...rest } = resolveSchema(schema, index);
  if (kind !== 'string') return false;
  const isAddress = 'format' in rest && /^ur[il]$/.test(String(rest.format));
  return (
    linkNames.has(name) ||
    (name === 'next' && (isAddress || parent === 'links')) ||
    (name === 'href' && parent === 'next')
  );
}

interface Items {
  readonly items?: PropertyPath;
  readonly itemSchema: Schema;
}

/** The list of an answer: itself, one of its properties, or the only one that is inside of another property. */
function itemsOf(answer: Schema, resourceName: string, index: SchemaIndex): Items | undefined {
  if (answer.kind === 'array') return { itemSchema: answer.items };
  const properties = propertiesOf(answer, index) ?? [];
  const lists = listsOf(properties, index);
  if (lists.length > 0) return usualOf(lists, resourceName) ?? (lists.length === 1 ? lists[0] : undefined);
  const nested = properties.flatMap(({ name, schema }) => {
    const inner = usualOf(listsOf(propertiesOf(schema, index) ?? [], index), resourceName);
    return inner === undefined ? [] : [{ items: [name, inner.items], itemSchema: inner.itemSchema }];
  });
  return nested.length === 1 ? nested[0] : undefined;
}

function listsOf(properties: readonly Property[], index: SchemaIndex) {
  return properties.flatMap(({ name, schema }) => {
    const list = resolveSchema(schema, index);
    return list.kind === 'array' ? [{ items: name, itemSchema: list.items }] : [];
  });
}

function usualOf(lists: ReturnType<typeof listsOf>, resourceName: string) {
  const usual = [...itemNames, spoken(resourceName)].flatMap((wanted) => {
    return lists.filter(({ items }) => spoken(items) === wanted);
  });
  return usual[0];
}

function pathOf(places: readonly AnswerPlace[], test: (place: AnswerPlace) => boolean): PropertyPath | undefined {
  return places.find(test)?.path;
}

function hasId(schema: Schema, index: SchemaIndex): boolean {
  const id = propertiesOf(schema, index)?.find(({ name }) => name === 'id');
  return id !== undefined && isToken(id.schema, index);
}

function numberParameter(names: ReadonlySet<string>, parameters: readonly Parameter[], index: SchemaIndex) {
  return parameters.find((parameter) => names.has(spoken(parameter.name)) && isNumber(parameter, index));
}

/** The parameter that limits a page. */
export function pageSize(queryParameters: readonly Parameter[]): Parameter | undefined {
  return queryParameters.find(({ name }) => sizeNames.has(spoken(name)));
}

/** Whether a parameter takes a number. */
export function isNumber({ schema }: Parameter, index: SchemaIndex): boolean {
  return isCount(schema, index);
}

function isCount(schema: Schema, index: SchemaIndex): boolean {
  return /^(integer|number)$/.test(resolveSchema(schema, index).kind);
}

/** The number of the first page, where the document gives one other than 1. */
export function firstPage({ schema }: Parameter, index: SchemaIndex): { readonly first?: number } {
  const first = schema.default ?? resolveSchema(schema, index).default;
  return typeof first === 'number' && first !== 1 ? { first } : {};
}

function isToken(schema: Schema, index: SchemaIndex): boolean {
  const resolved = resolveSchema(schema, index);
  return resolved.kind === 'string' && resolved.format !== 'uri';
}
