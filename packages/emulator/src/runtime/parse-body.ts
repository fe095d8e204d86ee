import type { TextReading } from './coerce-texts.ts';
import type { RequestProblem } from './http-error.ts';
import { essenceOf, isJsonType } from './media-type.ts';
import { parseJson } from './parse-json.ts';
import { readList } from './read-style.ts';
import { readTree } from './read-tree.ts';
import { missingProblem, toRequestProblems } from './request-problem.ts';
import type { RouteBody } from './route.ts';

/**
 * Reads a body and checks it: JSON, once or line by line, a form of fields and files, or else text as it is. A body that
 * names no type is taken for what the route wants. Answers undefined where nothing was sent.
 *
 * @param problems - Receives what is wrong.
 */
export async function parseBody(
  body: RouteBody,
  request: Request,
  reading: TextReading,
  problems: RequestProblem[],
): Promise<unknown> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength === 0) {
    if (body.required) problems.push(missingProblem(['body'], null));
    return undefined;
  }
  const sentType = request.headers.get('content-type') ?? body.mediaType;
  if (!isWanted(essenceOf(sentType), essenceOf(body.mediaType))) {
    const msg = `Input should be sent as ${body.mediaType}`;
    problems.push({ type: 'model_attributes_type', loc: ['body'], msg, input: null });
    return undefined;
  }
  const value = await readValue(bytes, sentType, body, reading, problems);
  if (value === undefined) return undefined;
  problems.push(...reading.check(body.schema, value).flatMap((problem) => toRequestProblems(['body'], problem)));
  return value;
}

/** Any JSON does where JSON is wanted, and either form where a form is. A range such as `image/*` takes what it covers. */
function isWanted(sent: string, wanted: string): boolean {
  if (isJsonType(wanted)) return isJsonType(sent);
  if (isForm(wanted)) return isForm(sent);
  return wanted.endsWith('/*') ? wanted === '*/*' || sent.startsWith(wanted.slice(0, -1)) : sent === wanted;
}

function isForm(mediaType: string): boolean {
  return mediaType === 'multipart/form-data' || mediaType === 'application/x-www-form-urlencoded';
}

async function readValue(
  bytes: ArrayBuffer,
  mediaType: string,
  body: RouteBody,
  reading: TextReading,
  problems: RequestProblem[],
): Promise<unknown> {
  if (body.isLines) return readJson(bytes, problems, parseLines);
  return isJsonType(mediaType) ? readJson(bytes, problems, parseJson) : readOther(bytes, mediaType, body, reading);
}

function readJson(bytes: ArrayBuffer, problems: RequestProblem[], parse: (text: string) => unknown): unknown {
  try {
    return parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const msg = error instanceof SyntaxError ? error.message : 'JSON decode error';
    problems.push({ type: 'json_invalid', loc: ['body'], msg, input: {} });
    return undefined;
  }
}

/** JSON texts, each on a line of its own. A mark before each has no meaning here: see https://www.rfc-editor.org/rfc/rfc7464. */
function parseLines(text: string): readonly unknown[] {
  const lines = text.replaceAll('\u001e', '').split('\n');
  return lines.filter((line) => line.trim() !== '').map(parseJson);
}

async function readOther(
  bytes: ArrayBuffer,
  mediaType: string,
  body: RouteBody,
  reading: TextReading,
): Promise<unknown> {
  const text = new TextDecoder().decode(bytes);
  if (!isForm(essenceOf(mediaType))) return text;
  const { schema, lists = {} } = body;
  const fields = (await readForm(bytes, mediaType)).flatMap(([name, text]) => {
    const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
    return list === undefined
      ? [[name, text] as const]
      : readList(text, list.style).map((item) => [name, item] as const);
  });
  return readTree(fields, schema, reading);
}

/** The fields of a form; of a file its content as text. A form that cannot be read has no fields. */
async function readForm(bytes: ArrayBuffer, mediaType: string): Promise<readonly (readonly [string, string])[]> {
  try {
    const form = await new Response(bytes, { headers: { 'content-type': mediaType } }).formData();
    return await Promise.all(
      [...form].map(async ([name, value]) => [name, typeof value === 'string' ? value : await value.text()] as const),
    );
  } catch {
    return [];
  }
}
