import { coerceTexts, shapeOf, type TextReading } from './coerce-texts.ts';
import { readStyled } from './read-style.ts';
import type { Route, RouteResponse } from './route.ts';
import type { SchemaChecker } from './schema-checker.ts';

/** An answer of the server's own that the document does not allow. */
export class ResponseMismatchError extends Error {
  constructor(route: Route, status: number, place: string, message: string) {
    super(`The answer ${status} of ${route.id} does not match the document at ${place}: ${message}`);
    this.name = 'ResponseMismatchError';
  }
}

/** What any server may answer, whether or not the document mentions it. */
const refusals: ReadonlySet<number> = new Set([401, 404, 422, 501]);

/**
 * Holds an answer, or one event of a stream, against the document.
 *
 * @throws {@link ResponseMismatchError} naming the first place that does not match.
 */
export function checkResponse(route: Route, status: number, body: unknown, check: SchemaChecker): void {
  const declared = declaredResponse(route, status);
  if (declared === undefined && refusals.has(status)) return;
  if (declared === undefined) throw new ResponseMismatchError(route, status, 'status', 'It is not declared.');
  if (declared.schema === undefined) {
    if (body !== undefined)
      throw new ResponseMismatchError(route, status, '/', 'It has a body where none is declared.');
    return;
  }
  const [problem] = check(declared.schema, body ?? null);
  if (problem !== undefined) {
    throw new ResponseMismatchError(route, status, `/${problem.path.join('/')}`, problem.message);
  }
}

/**
 * Holds the headers of an answer against the document; those that it does not declare pass.
 *
 * @throws {@link ResponseMismatchError} naming the first header that does not match.
 */
export function checkHeaders(
  route: Route,
  status: number,
  headers: Readonly<Record<string, string>>,
  reading: TextReading,
): void {
  const sent = new Headers(headers);
  for (const { name, schema } of declaredResponse(route, status)?.headers ?? []) {
    const text = sent.get(name);
    if (text === null) continue;
    const described = { name, in: 'header', required: false, schema } as const;
    const value = coerceTexts(readStyled(text, shapeOf(schema, reading), described), schema, reading);
    const [problem] = reading.check(schema, value);
    if (problem !== undefined) throw new ResponseMismatchError(route, status, `header ${name}`, problem.message);
  }
}

/** The declaration closest to a status: `404` before `4XX` before `default`. @see https://spec.openapis.org/oas/v3.2.0#responses-object */
export function declaredResponse(route: Route, status: number): RouteResponse | undefined {
  const declared = [route.success, ...route.errors];
  const names = [String(status), `${Math.floor(status / 100)}XX`, 'default'];
  return names
    .map((name) => declared.find((response) => response.status === name))
    .find((found) => found !== undefined);
}
