import { entriesOf, isJsonObject, type Json, type JsonObject, ownValue } from '../../../json.ts';
import { camelName, type Translation } from './translation.ts';

/** What all methods are translated with. */
export interface MethodContext {
  /** The schema of the document that is meant by a model's place. */
  readonly schemaOf: (model: string) => string | undefined;
  readonly schemes: ReadonlyMap<string, JsonObject>;
  /** The text that ends a stream. */
  readonly done?: string | undefined;
  readonly translation: Translation;
}

/** Where methods of the client itself stand, which has none here. */
const clientResource = 'root';

/** Resources, methods and subresources, in this package's form. What calls nothing is left out. */
export function translateResources(resources: Json | undefined, context: MethodContext): JsonObject {
  const translated: Record<string, Json> = {};
  for (const [name, resource] of entriesOf(resources)) {
    const source = ['resources', name];
    // It holds models alone.
    if (name === '$shared') continue;
    const isClient = name === '$client';
    if (isClient) {
      context.translation.leaveOut(source, `A client has no methods of its own. They stand in \`${clientResource}\`.`);
    }
    addTo(translated, isClient ? clientResource : name, ['resources'], source, context, (path) =>
      translateResource(resource, path, source, context),
    );
  }
  return translated;
}

function translateResource(
  resource: Json,
  path: readonly string[],
  source: readonly string[],
  context: MethodContext,
): JsonObject | undefined {
  const translated: Record<string, Json> = {};
  reportUnknown(resource, resourceKeys, source, context);
  if (isSkipped(resource)) return undefined;
  for (const [name, method] of entriesOf(ownValue(resource, 'methods'))) {
    const place = [...source, 'methods', name];
    addTo(translated, name, path, place, context, () => translateMethod(method, place, context));
  }
  for (const [name, child] of entriesOf(ownValue(resource, 'subresources'))) {
    const place = [...source, 'subresources', name];
    addTo(translated, name, path, place, context, (inner) => translateResource(child, inner, place, context));
  }
  return Object.keys(translated).length === 0 ? undefined : translated;
}

/** Adds what a key of the file is translated to, under its name in code. */
function addTo(
  target: Record<string, Json>,
  written: string,
  around: readonly string[],
  source: readonly string[],
  { translation }: MethodContext,
  translate: (path: readonly string[]) => JsonObject | undefined,
): void {
  const name = camelName(written);
  const path = [...around, name];
  const value = translate(path);
  if (value === undefined) return;
  if (name === '') translation.leaveOut(source, 'The name has no letter. Choose another.');
  else if (Object.hasOwn(target, name))
    translation.leaveOut(source, `Something else is called \`${name}\` there, too.`);
  else {
    target[name] = value;
    translation.place(path, source);
  }
}

/** The operations that the file leaves out on purpose: what is not meant for TypeScript, and what it says of the others. */
export function skippedEndpoints(resources: Json | undefined, unspecified: Json | undefined): readonly string[] {
  const skippedIn = (resource: Json, isAround: boolean): readonly string[] => {
    const isLeftOut = isAround || isSkipped(resource);
    const methods = entriesOf(ownValue(resource, 'methods'))
      .filter(([, method]) => isLeftOut || isSkipped(method))
      .flatMap(([, method]) => endpointOf(writtenEndpoint(method)) ?? []);
    return [
      ...methods,
      ...entriesOf(ownValue(resource, 'subresources')).flatMap(([, child]) => skippedIn(child, isLeftOut)),
    ];
  };
  const named = entriesOf(resources).flatMap(([, resource]) => skippedIn(resource, false));
  const others = Array.isArray(unspecified) ? unspecified.flatMap((written) => endpointOf(written) ?? []) : [];
  return [...named, ...others];
}

const resourceKeys = ['description', 'mcp', 'methods', 'models', 'only', 'skip', 'standalone_api', 'subresources'];
const methodKeys = [
  'description',
  'endpoint',
  'only',
  'paginated',
  'readme',
  'skip',
  'skip_test_reason',
  'streaming',
  'type',
  'undocumented',
];

function translateMethod(method: Json, source: readonly string[], context: MethodContext): JsonObject | undefined {
  const { schemes, done, translation } = context;
  if (isSkipped(method)) return undefined;
  reportUnknown(method, methodKeys, source, context);
  const endpoint = endpointOf(writtenEndpoint(method));
  if (endpoint === undefined) {
    translation.leaveOut(source, 'The method calls no endpoint. Only `get /path` and the like are called.');
    return undefined;
  }
  const streaming = ownValue(method, 'streaming');
  const stream = streamOf(streaming, [...source, 'streaming'], context);
  const pagination = paginationOf(method, schemes, source, translation);
  return {
    endpoint,
    ...(pagination !== undefined && { pagination }),
    ...(stream !== undefined && { stream }),
    ...(done !== undefined && isJsonObject(streaming) && { done }),
  };
}

/** The parameter that asks for a stream, and the form of its events. Undefined where none does. */
function streamOf(
  streaming: Json | undefined,
  source: readonly string[],
  { schemaOf, translation }: MethodContext,
): JsonObject | undefined {
  const when = ownValue(streaming, 'param_discriminator');
  if (typeof when !== 'string' || when === '') return undefined;
  const model = ownValue(streaming, 'stream_event_model');
  if (typeof model !== 'string') return { when };
  const item = schemaOf(model);
  if (item !== undefined) return { when, item };
  translation.leaveOut([...source, 'stream_event_model'], `No schema of the document is the model \`${model}\`.`);
  return { when };
}

function writtenEndpoint(method: Json): Json | undefined {
  return typeof method === 'string' ? method : ownValue(method, 'endpoint');
}

/** A method and a path as they stand in this package's form. Undefined where it is neither. */
function endpointOf(written: Json | undefined): string | undefined {
  const [verb = '', path = ''] = typeof written === 'string' ? written.trim().split(/\s+/) : [];
  const endpoint = `${verb.toLowerCase()} ${path}`;
  return /^(get|put|post|delete|options|head|patch|query) \/\S*$/.test(endpoint) ? endpoint : undefined;
}

/** The scheme that a method names. One that names none has the first that fits what the document says of it. */
function paginationOf(
  method: Json,
  schemes: MethodContext['schemes'],
  source: readonly string[],
  translation: Translation,
): Json | undefined {
  const paginated = ownValue(method, 'paginated') ?? true;
  if (paginated === false) return undefined;
  if (typeof paginated !== 'string') return schemes.size > 0 ? [...schemes.values()] : undefined;
  const scheme = schemes.get(paginated);
  if (scheme === undefined)
    translation.leaveOut([...source, 'paginated'], `There is no scheme \`${paginated}\`, or it is left out.`);
  return scheme;
}

/** Whether something is not meant for TypeScript. */
function isSkipped(value: Json): boolean {
  const [skip, only] = ['skip', 'only'].map((key) => ownValue(value, key));
  const names = (list: Json | undefined) =>
    Array.isArray(list) && list.some((name) => name === 'node' || name === 'typescript');
  return skip === true || names(skip) || (Array.isArray(only) && !names(only));
}

function reportUnknown(
  value: Json,
  known: readonly string[],
  source: readonly string[],
  { translation }: MethodContext,
) {
  for (const [key] of entriesOf(value)) {
    if (known.includes(key) || key.startsWith('x-')) continue;
    translation.leaveOut([...source, key], `The key \`${key}\` has no counterpart. It is left out.`);
  }
}
