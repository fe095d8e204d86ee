import { HttpError } from '../http-error.ts';
import type { JsonSchema, Route } from '../route.ts';
import { typesOf } from '../schema-types.ts';
import { fitValue, isJsonObject, type JsonObject, type ValueTools } from './fit-value.ts';
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
 * links, all things are on the first page.
 *
 * @throws {@link HttpError} 422 where the page's token was not given out by this list.
 */
export function listAnswer(route: Route, query: JsonObject, things: readonly JsonObject[], tools: ListTools): unknown {
  const schema = route.success.schema ?? {};
  const { definitions, make } = tools;
  const { pagination } = route;
  const fitAll = (list: readonly JsonObject[], itemSchema: JsonSchema) =>
    list.map((thing) => fitValue(itemSchema, thing, tools, { requiredOnly: true }));
  const { page, next } = cut(route, query, things, tools);
  const itemSchema = itemsOf(schema, definitions);
  if (itemSchema !== undefined) return fitAll(page, itemSchema);

  const answer = make(schema, { requiredOnly: true });
  const [name, list] = listProperty(route, tools) ?? [];
  if (name === undefined || list === undefined || !isJsonObject(answer)) return answer;
  const filled = {
    ...answer,
    [name]: fitAll(page, itemsOf(list, definitions) ?? {}),
    ...(pagination?.total !== undefined && { [pagination.total]: things.length }),
  };
  return pagination?.next === undefined ? filled : withNext(filled, pagination.next, next, schema, tools);
}

/** An example of a list, as all that there is: nothing comes after it, and pages after the first are empty. */
export function onlyPage(route: Route, query: JsonObject, example: unknown, tools: ValueTools): unknown {
  const { kind, token = '', first = 1, next } = route.pagination ?? {};
  const given = query[token] ?? '';
  const start = kind === 'page-number' || kind === 'link' ? first : 0;
  const isFirst = given === '' || Number(given) <= start;
  if (Array.isArray(example)) return isFirst ? example : [];
  const [name] = listProperty(route, tools) ?? [];
  if (name === undefined || !isJsonObject(example)) return example;
  const page = isFirst ? example : { ...example, [name]: [] };
  return next === undefined ? page : withNext(page, next, undefined, route.success.schema ?? {}, tools);
}

/** The property that holds the list, and its schema. */
function listProperty({ success, pagination }: Route, { definitions }: ValueTools) {
  const properties = [...propertiesOf(success.schema ?? {}, definitions)];
  const lists = properties.filter(([, property]) => itemsOf(property, definitions) !== undefined);
  return lists.find(([property]) => property === pagination?.items) ?? lists[0];
}

function cut(route: Route, query: JsonObject, things: readonly JsonObject[], tools: ListTools): Cut {
  const { kind, token = '', size: sizeName = '', id = 'id', first = 1 } = route.pagination ?? {};
  const size = Math.max(1, Number(query[sizeName] ?? defaultPageSize) || defaultPageSize);
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
      const start = things.findIndex((thing) => String(thing[id]) === String(query[token])) + 1;
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
  if (!(start >= 0 && start <= length)) {
    const msg = 'Value error, this is not a page token of this list';
    throw new HttpError(422, [{ type: 'value_error', loc: ['query', name], msg, input: given }]);
  }
  return slice(start, isText ? tokens.encode : Number);
}

/**
 * The answer with what tells of the next page, in the form that its property has: what asks for it, or that there is one.
 * Where there is none with null, without the property, or with something empty.
 */
function withNext(
  answer: JsonObject,
  name: string,
  next: string | number | undefined,
  schema: JsonSchema,
  { check }: ValueTools,
): unknown {
  const { [name]: _made, ...bare } = answer;
  const forms = (next === undefined ? [null, undefined, '', false] : [next, String(next), true]).map((value) => {
    return value === undefined ? bare : { ...bare, [name]: value };
  });
  return forms.find((value) => check(schema, value).length === 0) ?? { ...bare, [name]: next ?? '' };
}
