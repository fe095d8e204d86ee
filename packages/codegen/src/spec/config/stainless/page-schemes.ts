import { entriesOf, type Json, type JsonObject, ownValue, present } from '../../../json.ts';
import type { Translation } from './translation.ts';

/** A property of a page by its purpose: the names that lead to it. */
type Purposes = Readonly<Partial<Record<string, readonly string[]>>>;

/** How lists are read page by page, in this package's form, by the names of the schemes. */
export function pageSchemes(pagination: Json | undefined, translation: Translation): ReadonlyMap<string, JsonObject> {
  const schemes = new Map<string, JsonObject>();
  for (const [index, scheme] of (Array.isArray(pagination) ? pagination : []).entries()) {
    const name = ownValue(scheme, 'name');
    const value = translateScheme(scheme);
    if (typeof name === 'string' && typeof value !== 'string') schemes.set(name, value);
    else
      translation.leaveOut(['pagination', String(index)], typeof value === 'string' ? value : 'A scheme has a name.');
  }
  return schemes;
}

/** The scheme, or why there is none. */
function translateScheme(scheme: Json): JsonObject | string {
  const request = purposesIn(ownValue(scheme, 'request'));
  const response = purposesIn(ownValue(scheme, 'response'));
  const type = ownValue(scheme, 'type');
  if (ownValue(scheme, 'param_location') === 'body') return 'Pages are asked for in the query alone, not in the body.';
  if (/"from_header"/.test(JSON.stringify(ownValue(scheme, 'response') ?? null))) {
    return 'Of the headers only `Link` is read; lists that declare it need no scheme.';
  }
  const token = ['next_cursor_param', 'next_cursor_id_param', 'offset_count_param', 'page_number_param'].flatMap(
    (purpose) => request[purpose]?.[0] ?? [],
  )[0];
  const kind = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : kindOf(request, response);
  const isTopLevel = /"is_top_level_array":true/.test(JSON.stringify(ownValue(scheme, 'response') ?? null));
  const items = isTopLevel ? undefined : (response.items ?? onlyList(ownValue(scheme, 'response')));
  const next = response.next_cursor_field ?? response.cursor_url_field ?? response.has_next_page;
  const id = kind === 'item' ? response.cursor_item_id?.at(-1) : undefined;
  const total = kind === 'offset' ? response.offset_total_count_field : undefined;
  const pages = kind === 'page-number' ? response.total_page_count_field : undefined;
  const needsToken = kind !== 'link';
  if (kind === undefined || (needsToken && token === undefined) || (kind === 'cursor' && !(items && next))) {
    return `How the next page is asked for is not understood${typeof type === 'string' ? ` for the type ${type}` : ''}.`;
  }
  const given = {
    kind,
    items: pathOf(items),
    next: pathOf(next),
    token: needsToken ? token : undefined,
    id,
    total: pathOf(total),
    pages: pathOf(pages),
  };
  return present(given);
}

const kinds: Readonly<Record<string, string>> = {
  cursor: 'cursor',
  cursor_id: 'item',
  cursor_url: 'link',
  offset: 'offset',
  page_number: 'page-number',
};

function kindOf(request: Purposes, response: Purposes): string | undefined {
  if (request.next_cursor_param) return 'cursor';
  if (request.next_cursor_id_param) return 'item';
  if (request.offset_count_param) return 'offset';
  if (request.page_number_param) return 'page-number';
  return response.cursor_url_field ? 'link' : undefined;
}

function pathOf(path: readonly string[] | undefined): string | readonly string[] | undefined {
  return path?.length === 1 ? path[0] : path;
}

/** Finds what the fields of a page are for, those inside of objects and of items included. */
function purposesIn(
  fields: Json | undefined,
  around: readonly string[] = [],
  found: Record<string, string[]> = {},
): Purposes {
  for (const [name, field] of entriesOf(fields)) {
    const path = [...around, name];
    const purpose = ownValue(ownValue(field, 'x-stainless-pagination-property'), 'purpose');
    if (typeof purpose === 'string') found[purpose] ??= path;
    purposesIn(ownValue(field, 'properties'), path, found);
    purposesIn(ownValue(ownValue(field, 'items'), 'properties'), path, found);
  }
  return found;
}

/** The only list of a page whose scheme does not say which property holds the items, or the one of that name. */
function onlyList(fields: Json | undefined): readonly string[] | undefined {
  const lists = entriesOf(fields).filter(([, field]) => ownValue(field, 'type') === 'array');
  const [name] = lists.find(([key]) => key === 'items') ?? (lists.length === 1 ? (lists[0] ?? []) : []);
  return name === undefined ? undefined : [name];
}
