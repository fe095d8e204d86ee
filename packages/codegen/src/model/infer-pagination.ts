import type { Property, Schema } from './schema.ts';
import { propertiesOf, resolveSchema, type SchemaIndex } from './schema-tools.ts';
import type { HttpMethod, Pagination, Parameter, Response } from './types.ts';
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

const sizeNames = new Set(['page size', 'limit', 'max results', 'per page', 'size', 'count']);

/** Names of the items, before the only list of the answer. */
const itemNames = ['items', 'data', 'results', 'records', 'values', 'entries'];

/**
 * Recognises a list that is read by tokens: a GET whose answer has a list and the next page's token, which one of its
 * query parameters takes. A parameter and a property that are called the same count, too, whatever their name.
 */
export function inferPagination(candidate: PageCandidate, index: SchemaIndex): Pagination | undefined {
  const { method, queryParameters, success } = candidate;
  const properties = success.schema && method === 'get' ? propertiesOf(success.schema, index) : undefined;
  if (properties === undefined) return undefined;
  const items = itemsOf(properties, candidate.resourceName, index);
  const next = properties.find(({ name, schema }) => nextNames.has(spoken(name)) && isToken(schema, index));
  const token = queryParameters.find(({ name, schema }) => {
    return (tokenNames.has(spoken(name)) || name === next?.name) && isToken(schema, index);
  });
  if (items === undefined || next === undefined || token === undefined) return undefined;
  const size = queryParameters.find(({ name }) => sizeNames.has(spoken(name)));
  return {
    items: items.name,
    next: next.name,
    token: token.name,
    ...(size && { size: size.name }),
    itemSchema: items.itemSchema,
  };
}

function itemsOf(properties: readonly Property[], resourceName: string, index: SchemaIndex) {
  const lists = properties.flatMap(({ name, schema }) => {
    const list = resolveSchema(schema, index);
    return list.kind === 'array' ? [{ name, itemSchema: list.items }] : [];
  });
  const usual = [...itemNames, spoken(resourceName)].flatMap((wanted) => {
    return lists.filter(({ name }) => spoken(name) === wanted);
  });
  return usual[0] ?? (lists.length === 1 ? lists[0] : undefined);
}

function isToken(schema: Schema, index: SchemaIndex): boolean {
  const resolved = resolveSchema(schema, index);
  return resolved.kind === 'string' && resolved.format !== 'uri';
}

/** `nextPageToken`, `next_page_token` and `next-page-token` say the same. */
function spoken(name: string): string {
  return words(name).join(' ');
}
