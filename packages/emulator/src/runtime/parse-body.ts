import type { RequestProblem } from './http-error.ts';
import { missingProblem, toRequestProblems } from './request-problem.ts';
import type { RouteBody } from './route.ts';
import type { SchemaChecker } from './schema-checker.ts';

/**
 * Reads a JSON body and checks it. Answers undefined where nothing was sent.
 *
 * @param problems - Receives what is wrong.
 */
export async function parseBody(
  body: RouteBody,
  request: Request,
  check: SchemaChecker,
  problems: RequestProblem[],
): Promise<unknown> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.length === 0) {
    if (body.required) problems.push(missingProblem(['body'], null));
    return undefined;
  }
  const value = isJson(request.headers.get('content-type')) ? readJson(bytes, problems) : undefined;
  if (problems.some(({ loc }) => loc[0] === 'body')) return undefined;
  if (value === undefined) {
    problems.push({
      type: 'model_attributes_type',
      loc: ['body'],
      msg: `Input should be sent as ${body.mediaType}`,
      input: null,
    });
    return undefined;
  }
  problems.push(...check(body.schema, value).flatMap((problem) => toRequestProblems(['body'], problem)));
  return value;
}

/** A body that names no type is taken for JSON. */
function isJson(contentType: string | null): boolean {
  return contentType === null || /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType);
}

function readJson(bytes: Uint8Array, problems: RequestProblem[]): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    problems.push({ type: 'json_invalid', loc: ['body'], msg: 'JSON decode error', input: {} });
    return undefined;
  }
}
