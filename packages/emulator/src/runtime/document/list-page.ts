import { HttpError } from '../http-error.ts';
import type { JsonSchema, Route } from '../route.ts';
import { typesOf } from '../schema-types.ts';
import { fitValue, isJsonObject, type JsonObject, type ValueTools } from './fit-value.ts';
import { itemsOf, propertiesOf } from './schema-parts.ts';

const defaultPageSize = 20;

/**
 * The answer of a list: all of its things, or one page of them where the route is read page by page.
 *
 * @throws {@link HttpError} 422 where the page's token was not given out by this list.
 */
export function listAnswer(route: Route, query: JsonObject, things: readonly JsonObject[], tools: ValueTools): unknown {
  const schema = route.success.schema ?? {};
  const { definitions, make } = tools;
  const { pagination } = route;
  const fitAll = (list: readonly JsonObject[], itemSchema: JsonSchema) =>
    list.map((thing) => fitValue(itemSchema, thing, tools, { requiredOnly: true }));
  const itemSchema = itemsOf(schema, definitions);
  if (itemSchema !== undefined) return fitAll(things, itemSchema);

  const answer = make(schema, { requiredOnly: true });
  const properties = propertiesOf(schema, definitions);
  const lists = [...properties].filter(([, property]) => itemsOf(property, definitions) !== undefined);
  const [name, list] = lists.find(([property]) => property === pagination?.items) ?? lists[0] ?? [];
  if (name === undefined || list === undefined || !isJsonObject(answer)) return answer;
  const { page, next } = cut(route, query, things, tools);
  const filled = { ...answer, [name]: fitAll(page, itemsOf(list, definitions) ?? {}) };
  return pagination === undefined ? filled : withToken(filled, pagination.next, next, schema, tools);
}

function cut(
  { pagination, parameters }: Route,
  query: JsonObject,
  things: readonly JsonObject[],
  { definitions }: ValueTools,
): { readonly page: readonly JsonObject[]; readonly next: string | number | undefined } {
  if (pagination === undefined) return { page: things, next: undefined };
  const size = Math.max(1, Number(query[pagination.size ?? ''] ?? defaultPageSize) || defaultPageSize);
  const given = query[pagination.token] ?? '';
  const start = given === '' ? 0 : Number(/^(?:after-)?(\d+)$/.exec(String(given))?.[1] ?? Number.NaN);
  if (!(start <= things.length)) {
    const msg = 'Value error, this is not a page token of this list';
    throw new HttpError(422, [{ type: 'value_error', loc: ['query', pagination.token], msg, input: given }]);
  }
  const end = start + size;
  const schema = parameters.find(({ name }) => name === pagination.token)?.schema ?? {};
  const isText = typesOf(schema, definitions).has('string') || typesOf(schema, definitions).size === 0;
  const token = isText ? `after-${end}` : end;
  return { page: things.slice(start, end), next: end < things.length ? token : undefined };
}

/** The answer with the next page's token; where there is none with null, without the property, or with an empty one. */
function withToken(
  answer: JsonObject,
  name: string,
  next: string | number | undefined,
  schema: JsonSchema,
  { check }: ValueTools,
): unknown {
  if (next !== undefined) return { ...answer, [name]: next };
  const { [name]: _made, ...bare } = answer;
  return (
    [{ ...bare, [name]: null }, bare].find((value) => check(schema, value).length === 0) ?? { ...bare, [name]: '' }
  );
}
