import type { HttpMethod } from '../../http-methods.ts';
import type { PropertyPath } from '../../json.ts';
import { spoken } from '../names/words.ts';
import type { Pagination } from '../pagination.ts';
import type { Schema } from '../schema.ts';
import { isNullable, propertiesOf, resolveSchema, type SchemaIndex } from '../schema-tools.ts';
import type { Parameter, Response } from '../types.ts';
import { itemsOf } from './answer-items.ts';
import { type AnswerPlace, answerPlaces } from './answer-places.ts';
import { firstPage, isNumber, isToken, numberParameter, pageSize } from './page-parameters.ts';
import {
  afterNames,
  linkNames,
  moreNames,
  nextNames,
  nextParents,
  offsetNames,
  onlyLink,
  pageCountNames,
  pageNames,
  tokenNames,
  totalNames,
} from './page-words.ts';

/** What tells whether a call answers page by page. */
export interface PageCandidate {
  readonly method: HttpMethod;
  readonly queryParameters: readonly Parameter[];
  readonly success: Response;
  /** Name of the resource: its items are often called so. */
  readonly resourceName: string;
}

/**
 * Recognises a GET whose answer is a page of a list: a list itself, or an object with a list. In this order, it is read
 *
 * - by a cursor, where the answer has the next page's token, which a query parameter takes; a parameter and a property
 *   that are called the same count, too, whatever their name;
 * - by its last item, where a query parameter such as `starting_after` takes an id, the items have one, and the answer
 *   says whether there are more, by another property than the address of the next page;
 * - by links, where the answer declares the header `Link`, a property that OData has for it, or an address that alone has
 *   the token which a query parameter takes;
 * - by an offset or a page number, where one query parameter takes that number, and another the size of a page;
 * - by links, where the answer has the address of the next page.
 *
 * An answer that may be null is no page. The list may be inside of one other property; what tells of the next page beside
 * it, or inside of properties such as `meta`, `links` and `next_page`.
 */
export function inferPagination(candidate: PageCandidate, index: SchemaIndex): Pagination | undefined {
  const { method, queryParameters, success } = candidate;
  if (success.schema === undefined || method !== 'get' || isNullable(success.schema, index)) return undefined;
  const answer = resolveSchema(success.schema, index);
  const items = itemsOf(answer, candidate.resourceName, index);
  if (items === undefined) return undefined;
  const places = answerPlaces(answer, items.items, index);
  const size = pageSize(queryParameters);
  const list = { ...items, ...(size && { size: size.name }) };
  const cursor = cursorOf(places, queryParameters, index);
  if (cursor !== undefined) return { kind: 'cursor', ...cursor, ...list };
  const more = places.find(({ name }) => moreNames.has(name));
  const next = more?.path;
  const after = queryParameters.find(({ name, schema }) => afterNames.has(spoken(name)) && isToken(schema, index));
  const link = pathOf(places, (place) => isLink(place, index));
  if (after && more && !isLink(more, index) && hasId(items.itemSchema, index)) {
    return { kind: 'item', token: after.name, next: more.path, ...list };
  }
  const page = numberParameter(pageNames, queryParameters, index);
  if (success.headers.some(({ name }) => name.toLowerCase() === 'link')) {
    return { kind: 'link', ...(page && { token: page.name }), ...list };
  }
  const takesToken = queryParameters.some(({ name, schema }) => tokenNames.has(spoken(name)) && isToken(schema, index));
  const onlyWay = pathOf(places, ({ name }) => name === onlyLink) ?? (takesToken ? link : undefined);
  if (onlyWay !== undefined) return { kind: 'link', next: onlyWay, ...list };
  if (size !== undefined) {
    const hints = { ...(next !== undefined && { next }) };
    const offset = numberParameter(offsetNames, queryParameters, index);
    if (offset !== undefined) {
      const total = pathOf(places, ({ name }) => totalNames.has(name));
      return { kind: 'offset', token: offset.name, ...hints, ...(total !== undefined && { total }), ...list };
    }
    if (page) {
      const pages = pathOf(places, (place) => pageCountNames.has(place.name) && isNumber(place.schema, index));
      const count = pages !== undefined && { pages };
      return { kind: 'page-number', token: page.name, ...hints, ...count, ...firstPage(page, index), ...list };
    }
  }
  return link === undefined ? undefined : { kind: 'link', next: link, ...list };
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

function pathOf(places: readonly AnswerPlace[], test: (place: AnswerPlace) => boolean): PropertyPath | undefined {
  return places.find(test)?.path;
}

function hasId(schema: Schema, index: SchemaIndex): boolean {
  const id = propertiesOf(schema, index)?.find(({ name }) => name === 'id');
  return id !== undefined && isToken(id.schema, index);
}
