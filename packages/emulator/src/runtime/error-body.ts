import { isJsonObject } from './document/json-object.ts';
import type { HttpError } from './http-error.ts';
import { declaredResponse } from './response-checker.ts';
import type { Route } from './route.ts';
import type { RouteServing } from './route-serving.ts';

/** Under which names errors say in words what is wrong, the clearest first: those of RFC 9457, and what is usual. */
const wordings = ['detail', 'message', 'msg', 'error_description', 'description', 'reason', 'error', 'title'];

/**
 * The body of an answer other than the success: `{ "detail": … }` where the document leaves room for that, and
 * otherwise what the document says an error looks like, with the words in their place if there is one, or beside the rest
 * where it may hold more. Undefined where it says that there is none.
 */
export function errorBody(
  route: Route,
  status: number,
  detail: HttpError['detail'],
  { check, make }: Pick<RouteServing, 'check' | 'make'>,
): unknown {
  const body = { detail };
  const declared = declaredResponse(route, status);
  if (declared === undefined) return body;
  const { schema, example } = declared;
  if (schema === undefined) return undefined;
  if (check(schema, body).length === 0) return body;
  const usual = example ?? make(schema);
  const worded = [...wordings.map((name) => withText(usual, name, sentence(detail))), withDetail(usual, body)];
  return worded.find((value) => value !== undefined && check(schema, value).length === 0) ?? usual;
}

function sentence(detail: HttpError['detail']): string {
  return typeof detail === 'string' ? detail : detail.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; ');
}

/** An object with what is wrong beside what it holds; undefined for all else. */
function withDetail(value: unknown, body: object): unknown {
  return isJsonObject(value) ? { ...value, ...body } : undefined;
}

/** A value with a text in the place of those that have this name; undefined where none has. */
function withText(value: unknown, name: string, text: string): unknown {
  let isFound = false;
  const json = JSON.stringify(value, (key, item) => {
    if (key !== name || typeof item !== 'string') return item;
    isFound = true;
    return text;
  });
  return isFound ? JSON.parse(json) : undefined;
}
