import type { HttpError } from './http-error.ts';
import { declaredResponse } from './response-checker.ts';
import type { Route } from './route.ts';
import type { RouteServing } from './route-serving.ts';

/**
 * The body of an answer other than the success: `{ "detail": … }` where the document leaves room for that, and
 * otherwise what the document says an error looks like. Undefined where it says that there is none.
 */
export function errorBody(
  route: Route,
  status: number,
  detail: HttpError['detail'],
  { check, make }: Pick<RouteServing, 'check' | 'make'>,
): unknown {
  const body = { detail };
  const declared = declaredResponse(route, status);
  if (declared !== undefined && declared.schema === undefined) return undefined;
  if (declared?.schema === undefined || check(declared.schema, body).length === 0) return body;
  return declared.example ?? make(declared.schema);
}
