import { HttpError } from '../http-error.ts';
import type { JsonSchema, PropertyPath, Route } from '../route.ts';
import { typesOf } from '../schema-types.ts';
import { fitValue, type ValueTools } from './fit-value.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { placeValue } from './place-value.ts';
import { itemsOf, propertiesOf } from './schema-parts.ts';

const defaultPageSize = 20;

/** What a list's answer is made with. */
export interface ListTools extends ValueTools {
  /** Makes and reads the page tokens of this list. A token of another one reads as undefined. */
  readonly tokens: {
    readonly encode: (position: number) => string;
    readonly decode: (token: string) => number | undefined;
  };
}

/** One page of a list, and what asks for the one after it. */
interface Cut {
  readonly page: readonly JsonObject[];
  readonly next: string | number | undefined;
}

/**
 * The answer of a list: all of its things, or one page of them where the route is read page by page. Where it is read by
 * links, all things are on the first page. Undefined where the answer has no form.
 *
 * @throws {@link HttpError} 422 where the page's token was not given out by this list, or is no item of it.
 */
export function listAnswer(route: Route, query: JsonObject, things: readonly JsonObject[], tools: ListTools): unknown {
  const { success, pagination } = route;
  const { schema } = success;
  if (schema === undefined) return undefined;
  const { definitions, make } = tools;
  const fitAll = (list: readonly JsonObject[], itemSchema: JsonSchema) =>
    list.map((thing) => fitValue(itemSchema, thing, tools, { requiredOnly: true }));
  const { page, next } = cut(route, query, things, tools);
  const itemSchema = itemsOf(schema, definitions);
  if (itemSchema !== undefined) return fitAll(page, itemSchema);

  const answer = make(schema, { requiredOnly: true });
  const { path, list } = listPlace(route, tools) ?? {};
  if (path === undefined || list === undefined || !isJsonObject(answer)) return answer;
  const filled = placeValue(answer, path, fitAll(page, itemsOf(list, definitions) ?? {}), schema, tools);
  const counts = [
    [pagination?.total, things.length],
    // An empty list has one page, too, and nothing on it.
    [pagination?.pages, Math.max(1, Math.ceil(things.length / pageSize(route, query)))],
  ] as const;
  const counted = counts.reduce<unknown>((whole, [place, count]) => {
    return place === undefined ? whole : placeValue(whole, stepsOf(place), count, schema, tools);
  }, filled);
  return withNext(counted, stepsOf(pagination?.next), next, schema, tools);
}

/** An example of a list, as all that there is: nothing comes after it, and pages after the first are empty. */
export function onlyPage(route: Route, query: JsonObject, example: unknown, tools: ValueTools): unknown {
  const { kind, token = '', first = 1, next } = route.pagination ?? {};
  const given = query[token] ?? '';
  const start = kind === 'page-number' || kind === 'link' ? first : 0;
  // A token and an item may be a number as well, which says nothing of a place.
  const isNumbered = kind !== 'cursor' && kind !== 'item';
  const isFirst = given === '' || (isNumbered && Number(given) <= start);
  if (Array.isArray(example)) return isFirst ? example : [];
  const { path } = listPlace(route, tools) ?? {};
  if (path === undefined || !isJsonObject(example)) return example;
  const schema = route.success.schema ?? {};
  const page = isFirst ? example : placeValue(example, path, [], schema, tools);
  return withNext(page, stepsOf(next), undefined, schema, tools);
}

function stepsOf(path: PropertyPath = []): readonly string[] {
  return [path].flat();
}

/** Where the list stands, and its schema: as the route says, else the first property that is a list. */
function listPlace({ success, pagination }: Route, { definitions }: ValueTools) {
  const schema = success.schema ?? {};
  const path = stepsOf(pagination?.items);
  const given = path.reduce((around, name) => propertiesOf(around, definitions).get(name) ?? {}, schema);
  if (path.length > 0 && itemsOf(given, definitions) !== undefined) return { path, list: given };
  const lists = [...propertiesOf(schema, definitions)].filter(([, list]) => itemsOf(list, definitions) !== undefined);
  return lists.map(([name, list]) => ({ path: [name], list }))[0];
}

function pageSize({ pagination }: Route, query: JsonObject): number {
  return Math.max(1, Number(query[pagination?.size ?? ''] ?? defaultPageSize) || defaultPageSize);
}

function cut(route: Route, query: JsonObject, things: readonly JsonObject[], tools: ListTools): Cut {
  const { kind, token = '', id = 'id', first = 1 } = route.pagination ?? {};
  const size = pageSize(route, query);
  const slice = (start: number, next: string | number): Cut => {
    const end = start + size;
    return { page: things.slice(start, end), next: end < things.length ? next : undefined };
  };
  const given = Number(query[token] ?? Number.NaN);
  switch (kind) {
    case undefined:
      return { page: things, next: undefined };
    case 'cursor':
      return cutAtToken(
        route,
        query[token] ?? '',
        things.length,
        (start, tokenOf) => slice(start, tokenOf(start + size)),
        tools,
      );
    case 'item': {
      const given = query[token] ?? '';
      const last = things.findIndex((thing) => String(thing[id]) === String(given));
      // From the start again, a client would never come to an end.
      if (last < 0 && given !== '') throw wrongToken(token, given, 'this is no item of this list');
      const start = last + 1;
      return slice(start, String(things[start + size - 1]?.[id]));
    }
    case 'offset': {
      const start = Math.max(0, given || 0);
      return slice(start, start + size);
    }
    case 'page-number': {
      const page = Math.max(first, Number.isNaN(given) ? first : given);
      return slice((page - first) * size, page + 1);
    }
    case 'link':
      return { page: given > 1 ? [] : things, next: undefined };
  }
}

/** A token is a text that cannot be made up, or a number where its parameter takes no text. */
function cutAtToken(
  { pagination, parameters }: Route,
  given: unknown,
  length: number,
  slice: (start: number, tokenOf: (position: number) => string | number) => Cut,
  { definitions, tokens }: ListTools,
): Cut {
  const name = pagination?.token ?? '';
  const types = typesOf(parameters.find((parameter) => parameter.name === name)?.schema ?? {}, definitions);
  const isText = types.has('string') || types.size === 0;
  const position = isText ? tokens.decode(String(given)) : Number(given);
  const start = given === '' ? 0 : (position ?? Number.NaN);
  if (!(start >= 0 && start <= length)) throw wrongToken(name, given, 'this is not a page token of this list');
  return slice(start, isText ? tokens.encode : Number);
}

function wrongToken(name: string, input: unknown, problem: string): HttpError {
  return new HttpError(422, [{ type: 'value_error', loc: ['query', name], msg: `Value error, ${problem}`, input }]);
}

/**
 * The answer with what tells of the next page, in the form that its property has: what asks for it, or that there is one.
 * Where there is none with null, without the property or what is around it, or with something empty.
 */
function withNext(
  answer: unknown,
  path: readonly string[],
  next: string | number | undefined,
  schema: JsonSchema,
  tools: ValueTools,
): unknown {
  if (path.length === 0) return answer;
  const ends = path.length > 1 ? [path, path.slice(0, -1)] : [path];
  const places: readonly (readonly [path: readonly string[], value: unknown])[] =
    next === undefined
      ? [...[null, undefined].flatMap((value) => ends.map((end) => [end, value] as const)), [path, ''], [path, false]]
      : [
          [path, next],
          [path, String(next)],
          [path, true],
        ];
  const forms = places.map(([place, value]) => placeValue(answer, place, value, schema, tools));
  return (
    forms.find((form) => tools.check(schema, form).length === 0) ?? placeValue(answer, path, next ?? '', schema, tools)
  );
}
