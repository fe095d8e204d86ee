import { LineCounter, parseDocument } from 'yaml';
import type { HttpMethod } from '../../http-methods.ts';
import { entriesOf, isJsonObject, type Json, type JsonObject, ownValue } from '../../json.ts';
import { pointerTo, splitPointer } from '../json-pointer.ts';
import { LimitError } from '../limits.ts';
import type { Problem } from '../problem.ts';
import { copyAsJson } from '../source/copy-as-json.ts';
import { readSource } from '../source/read-source.ts';
import { SpecError } from '../spec-error.ts';
import { checkSdkConfig } from './check-sdk-config.ts';
import type {
  ClientConfig,
  DeltaConfig,
  EndpointConfig,
  MethodConfig,
  ResourceConfig,
  SdkConfig,
  TurnConfig,
} from './sdk-config.ts';
import { isStainlessConfig, translateStainless } from './stainless-config.ts';
import { YamlPositions } from './yaml-positions.ts';

/**
 * Reads an SDK configuration, YAML or JSON, and brings its short forms to the full ones.
 *
 * A configuration for Stainless is translated; what has no counterpart is left out, with a warning.
 *
 * Whether the endpoints, events and properties that it names exist is for the model to say, which knows the document.
 *
 * @throws {@link SpecError} with every finding and its line, when there is no such file, when it is no YAML, or when its
 *   form is not that of `sdk-config.schema.json`.
 *
 * @example
 * const config = await loadSdkConfig('openapi/sdk.yaml');
 * config.locate(['client', 'class']); // { file: 'openapi/sdk.yaml', line: 4, column: 3 }
 */
export async function loadSdkConfig(file: string): Promise<SdkConfig> {
  const { value: written, positions } = parse(await readSource(file, file), file);
  const translated = isJsonObject(written) && isStainlessConfig(written) ? translateStainless(written) : undefined;
  const value = translated?.value ?? written;
  const locate = (path: readonly (string | number)[]) => positions.locate(translated?.sourcePath(path) ?? path);
  const problems = checkSdkConfig(value).map(({ pointer, message }): Problem => {
    return { severity: 'error', message, pointer, ...locate(splitPointer(pointer) ?? []) };
  });
  if (problems.length > 0) throw new SpecError(problems);
  const root = value as JsonObject;
  const { methods, children } = readResource(ownValue(root, 'resources'), '', ['resources']);
  if (methods.length > 0) throw new SpecError(methods.map((method) => outsideResource(method, positions)));
  const document = ownValue(root, 'document');
  return {
    file,
    ...(typeof document === 'string' && { document }),
    client: readClient(ownValue(root, 'client')),
    models: (ownValue(root, 'models') ?? {}) as Readonly<Record<string, string>>,
    resources: children,
    skip: ((ownValue(root, 'skip') ?? []) as readonly string[]).map(readEndpoint),
    ...(translated && { isForeign: true }),
    transforms: translated?.transforms ?? [],
    warnings: (translated?.findings ?? []).map(({ path, message }) => {
      return { severity: 'warning', message, pointer: pointerTo(path), ...positions.locate(path) };
    }),
    locate,
  };
}

function parse(text: string, file: string): { value: Json; positions: YamlPositions } {
  const lines = new LineCounter();
  const fail = (message: string, pointer = '#', offset = 0): Problem => {
    return { severity: 'error', message, pointer, ...positions.positionAt(offset) };
  };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const positions = new YamlPositions(document, lines, file);
  // Those after the first follow from it.
  const [error] = document.errors;
  if (error)
    throw new SpecError([fail(`Not valid YAML: ${error.message}. ${syntaxAdvice(error.message)}`, '#', error.pos[0])]);
  try {
    const { value, omissions } = copyAsJson(document.toJS() ?? {}, text.length);
    if (omissions.length > 0) throw new SpecError(omissions.map(({ message, pointer }) => fail(message, pointer)));
    return { value, positions };
  } catch (error) {
    if (error instanceof LimitError) throw new SpecError([fail(error.message, error.pointer)]);
    // The library counts aliases itself, and names the limit in a ReferenceError.
    if (error instanceof ReferenceError) throw new SpecError([fail(`Not valid YAML: ${error.message}.`)]);
    throw error;
  }
}

/** In a list in brackets, the placeholder of a path begins an object. */
function syntaxAdvice(message: string): string {
  return message.includes('flow')
    ? 'Correct the syntax here; a text with brackets stands in quotes.'
    : 'Correct the syntax here.';
}

function outsideResource({ name, path }: MethodConfig, positions: YamlPositions): Problem {
  const message = `The method \`${name}\` stands in no resource. Put it in one.`;
  return { severity: 'error', message, pointer: pointerTo(path), ...positions.locate(path) };
}

function readClient(value: Json | undefined): ClientConfig {
  if (!isJsonObject(value)) return {};
  const { env, ...names } = value as JsonObject & { readonly env?: { apiKey?: string | string[]; baseURL?: string } };
  if (env === undefined) return names as ClientConfig;
  const { apiKey, ...rest } = env;
  return { ...(names as ClientConfig), env: { ...rest, ...(apiKey !== undefined && { apiKey: [apiKey].flat() }) } };
}

function readResource(value: Json | undefined, name: string, path: readonly string[]): ResourceConfig {
  const methods: MethodConfig[] = [];
  const children: ResourceConfig[] = [];
  for (const [key, item] of entriesOf(value)) {
    const place = [...path, key];
    if (typeof item === 'string') methods.push(readMethod({ endpoint: item }, key, place));
    else if (isJsonObject(item) && Object.hasOwn(item, 'endpoint')) methods.push(readMethod(item, key, place));
    else children.push(readResource(item, key, place));
  }
  return { name, path, methods, children };
}

/** A method as its schema allows it. */
interface MethodSource extends Omit<Partial<MethodConfig>, 'endpoint' | 'turn' | 'deltas' | 'history'> {
  readonly endpoint: string;
  readonly turn?: Omit<TurnConfig, 'starts'> & { readonly starts: string | TurnConfig['starts'] };
  readonly deltas?: Readonly<Record<string, string | Omit<DeltaConfig, 'delta'>>>;
  readonly history?: string;
}

function readMethod(value: JsonObject, name: string, path: readonly string[]): MethodConfig {
  const { endpoint, turn, deltas, history, ...same } = value as unknown as MethodSource;
  return {
    flags: {},
    ...same,
    name,
    path,
    endpoint: readEndpoint(endpoint),
    deltas: Object.entries(deltas ?? {}).map(([delta, form]) => {
      return { delta, ...(typeof form === 'string' ? { full: form } : form) };
    }),
    ...(turn && { turn: readTurn(turn) }),
    ...(history !== undefined && { history: readHistory(history) }),
  };
}

function readEndpoint(text: string): EndpointConfig {
  const [method, path] = text.split(/ +/) as [HttpMethod, string];
  return { method, path };
}

function readTurn(turn: NonNullable<MethodSource['turn']>): TurnConfig {
  if (typeof turn.starts !== 'string') return { ...turn, starts: turn.starts };
  const [event, , from] = turn.starts.split(/ +/) as [string, string, string];
  return { ...turn, starts: { event, from } };
}

function readHistory(text: string): NonNullable<MethodConfig['history']> {
  const dot = text.lastIndexOf('.');
  return { method: text.slice(0, dot), property: text.slice(dot + 1) };
}
