import type { HttpMethod, Operation } from '#core';
import { clientOptions } from '../client-options.ts';
import { CommandError } from '../command-error.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { onlyText } from '../flag-value.ts';
import { isSet } from '../global-flags.ts';
import { readBytes } from '../input/read-bytes.ts';
import { readReference, readReferences } from '../input/read-reference.ts';
import { relaxedValue } from '../input/relaxed-value.ts';
import { isJson } from '../output/is-json.ts';
import type { Output } from '../output/output.ts';
import { outputWishes } from '../output/output-options.ts';
import { printTo } from '../output/print-to.ts';
import { previewForm } from '../prepare-call.ts';
import { sendCall } from '../send-call.ts';
import { resolveSettings } from '../settings.ts';
import type { BuiltInCall } from './built-ins.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY'] as const;

/** What is sent as the body of a request. */
interface RequestBody {
  readonly value: unknown;
  readonly mediaType: string;
}

/** `api [METHOD] PATH`: sends a request that no command is made for, with the same key, address and output. */
export async function runApi(call: BuiltInCall): Promise<ExitCode> {
  const { commandLine, parsed, options, profile, progress, observer } = call;
  const wishes = await outputWishes(parsed.flags);
  const preview = previewForm(parsed.flags);
  if (preview === 'ts' || preview === 'react') {
    throw new CommandError(exitCodes.usage, `--as ${preview} needs a command`, 'Give --as curl, or a command.');
  }
  const body = await readBody(call);
  const { method, path, query } = readTarget(call, body !== undefined);
  const sources = { flags: parsed.flags, environment: options.environment, profile };
  const settings = resolveSettings(commandLine, { authenticated: preview === undefined }, sources);
  progress.target = settings;
  const command = { kind: 'single', load: () => loadRequest(method, path, query, body) } as const;
  const values = { path: [], parameters: undefined };
  if (preview !== undefined) {
    const { printRequest } = await import('../preview/print-preview.ts');
    const isJson = wishes.format === 'json' || wishes.format === 'jsonl';
    await printRequest(commandLine, command, { settings, values }, { form: preview, isJson, stdout: options.stdout });
    return exitCodes.ok;
  }
  const client = await clientOptions(settings, observer);
  const { answer } = await sendCall(command, values, client, options.signal);
  const response = (await answer) as Response;
  const hasHead = isSet(parsed.flags, includeFlag);
  if (hasHead || !wishes.isQuiet) {
    await printTo(command, wishes, options, async (output) => {
      if (hasHead) await writeHead(response, output);
      if (!wishes.isQuiet) await writeAnswer(response, call, wishes, output);
    });
  }
  // What nobody reads may have no end.
  if (wishes.isQuiet) await response.body?.cancel();
  return exitCodes.ok;
}

const includeFlag = { name: 'include', type: 'boolean' } as const;

/** A function of the client library for one request, whatever it is. It resolves to the answer, its body unread. */
async function loadRequest(
  method: HttpMethod,
  path: string,
  query: Readonly<Record<string, unknown>>,
  body: RequestBody | undefined,
) {
  const { request, splitParams } = await import('#core');
  const operation: Operation = {
    id: 'api',
    method,
    // Braces would be taken for the place of a value.
    path: path.replaceAll('{', '%7B').replaceAll('}', '%7D'),
    accept: '*/*',
    split: splitParams,
    ...(body && { body: { mediaType: body.mediaType, property: 'body', ...encoderOf(body) } }),
  };
  return (client: Parameters<typeof request>[0], { signal }: { readonly signal?: AbortSignal } = {}) =>
    request(client, operation, {}, body && { body: body.value }, { query, signal }).asResponse();
}

/** How the body is written, where it is not JSON. */
function encoderOf({ value }: RequestBody) {
  if (!(value instanceof Uint8Array)) return {};
  const encode = (_value: unknown, mediaType: string) => ({
    body: value as Uint8Array<ArrayBuffer>,
    headers: { 'content-type': mediaType },
  });
  return { encode };
}

async function readBody({ parsed, options }: BuiltInCall): Promise<RequestBody | undefined> {
  const [text, file] = (['body', 'input'] as const).map((name) =>
    onlyText({ name, type: 'string' }, parsed.flags.get(name)),
  );
  const mediaType = parsed.flags.get('content-type')?.at(-1) ?? 'application/json';
  if (text !== undefined && file !== undefined) {
    throw new CommandError(exitCodes.usage, '--body does not go with --input', 'Leave out one of them.');
  }
  if (text !== undefined) {
    const isReference = text.startsWith('@');
    const value = await relaxedValue('--body', isReference ? readReference('--body', text) : text);
    return { value: isReference ? value : readReferences('--body', value), mediaType };
  }
  if (file === undefined) return undefined;
  if (file === '-') return { value: new Uint8Array(await options.stdin.read('--input')), mediaType };
  return { value: new Uint8Array(readBytes('--input', file)), mediaType };
}

function readTarget({ parsed }: BuiltInCall, hasBody: boolean) {
  const [first, second, ...more] = parsed.words;
  const [method, path] = second === undefined ? [hasBody ? 'POST' : 'GET', first] : [first?.toUpperCase(), second];
  const isMethodAlone = methods.some((candidate) => candidate === path?.toUpperCase());
  if (path === undefined || isMethodAlone)
    throw new CommandError(exitCodes.usage, 'missing PATH', 'Write it as api GET /path.');
  if (more[0] !== undefined) {
    throw new CommandError(exitCodes.usage, `unexpected argument ${JSON.stringify(more[0])}`, 'Quote the path.');
  }
  const known = methods.find((candidate) => candidate === method);
  if (known === undefined) {
    const problem = `unknown method ${JSON.stringify(method)}`;
    throw new CommandError(exitCodes.usage, problem, { given: method ?? '', known: methods });
  }
  if (!path.startsWith('/') || path.startsWith('//') || path.includes('#')) {
    const advice = 'Begin it with one slash; --base-url gives the address.';
    throw new CommandError(exitCodes.usage, 'the path is not one of the API', advice);
  }
  const [plain = '', search = ''] = path.split(/\?(.*)/s);
  return { method: known, path: plain, query: queryOf(search, parsed.flags.get('query') ?? []) };
}

/** A name that is given again has all its values. */
function queryOf(search: string, pairs: readonly string[]): Readonly<Record<string, unknown>> {
  const given = new URLSearchParams(search);
  for (const pair of pairs) {
    const [name = '', value] = pair.split(/=(.*)/s);
    if (value === undefined) {
      throw new CommandError(exitCodes.usage, '--query: there is no =', 'Write it as --query name=value.');
    }
    given.append(name, value);
  }
  return Object.fromEntries([...new Set(given.keys())].map((name) => [name, single(given.getAll(name))]));
}

function single(values: readonly string[]): unknown {
  return values.length === 1 ? values[0] : values;
}

/** The value of an answer, undefined where it is empty. */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    throw new CommandError(exitCodes.api, 'the answer is not the JSON that it says it is', 'See it by --format raw.');
  }
}

async function writeHead({ status, statusText, headers }: Response, output: Output): Promise<void> {
  const lines = [`${status} ${statusText}`.trim(), ...[...headers].map(([name, value]) => `${name}: ${value}`)];
  await output.write(`${lines.join('\n')}\n\n`);
}

async function writeAnswer(
  response: Response,
  { options }: BuiltInCall,
  wishes: Awaited<ReturnType<typeof outputWishes>>,
  output: Output,
): Promise<void> {
  if (isJson(response) && wishes.format !== 'raw') {
    if (wishes.format === 'explore') {
      const { exploreAnswer, noTerminal } = await import('../explore/explore-answer.ts');
      if (!options.stdin.isTerminal || !output.isDrawable) throw noTerminal();
      return exploreAnswer(
        { kind: 'single' },
        jsonOf(response),
        { ...options, stdout: output },
        { ...wishes, limit: 1 },
      );
    }
    const { printAnswer } = await import('../output/print-answer.ts');
    return printAnswer({ kind: 'single' }, jsonOf(response), output, { ...wishes, limit: Number.POSITIVE_INFINITY });
  }
  const { writeBytes, writeText } = await import('../output/bytes.ts');
  const isText = /^text\//i.test(response.headers.get('content-type') ?? '') && wishes.file === undefined;
  if (isText) await writeText(response, output);
  else if (response.body !== null) await writeBytes(response, { ...options, stdout: output }, wishes.file === '-');
}
