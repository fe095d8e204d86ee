import type { JSONPathNodeList } from 'json-p3';
import { isJsonObject, type Json, type JsonObject, ownValue } from '../json.ts';
import type { SdkConfig, Transform } from './config/sdk-config.ts';
import type { YamlPositions } from './config/yaml-positions.ts';
import { pointerTo } from './json-pointer.ts';
import { LimitError } from './limits.ts';
import type { Problem } from './problem.ts';
import { copyAsJson } from './source/copy-as-json.ts';
import { parseSource } from './source/parse-source.ts';
import { readSource } from './source/read-source.ts';
import { errorAt, SpecError } from './spec-error.ts';

/** A value of a document that is being changed. */
type Draft = { [key: string]: Draft } | Draft[] | string | number | boolean | null;

/** A document with overlays on it, and what in them had nothing to do. */
export interface OverlaidDocument {
  readonly document: JsonObject;
  readonly warnings: readonly Problem[];
}

/**
 * Changes a document as a configuration says, and applies overlays to it, one after another, each action after the one
 * before it. The document that is given stays as it is. An action whose target is not there is a warning, as is a target
 * of a configuration that is no JSONPath.
 *
 * @throws {@link SpecError} when a file is no overlay, and with every target of it that is no JSONPath.
 * @see https://spec.openapis.org/overlay/v1.0.0.html
 */
export async function applyOverlays(
  source: JsonObject,
  files: readonly string[],
  config?: Pick<SdkConfig, 'file' | 'locate' | 'transforms'>,
): Promise<OverlaidDocument> {
  const transforms = config?.transforms ?? [];
  if (files.length === 0 && transforms.length === 0) return { document: source, warnings: [] };
  const document = structuredClone(source) as { [key: string]: Draft };
  const warnings: Problem[] = [];
  for (const { path, ...action } of transforms) {
    const fault = await apply(action, document);
    // A configuration of another generator may say what only that one reads.
    const place = { pointer: pointerTo(path), file: '', ...config?.locate(path) };
    if (fault) warnings.push({ ...fault, ...place, severity: 'warning' });
  }
  for (const file of files) {
    const { actions, text } = await readOverlay(file);
    const faults: { readonly fault: Fault; readonly path: readonly [string, number] }[] = [];
    for (const [index, action] of actions.entries()) {
      const fault = await apply(actionOf(action), document);
      if (fault) faults.push({ fault, path: ['actions', index] });
    }
    if (faults.length === 0) continue;
    const positions = await positionsOf(text, file);
    const problems = faults.map(({ fault, path }): Problem => {
      return { ...fault, pointer: pointerTo(path), ...positions.locate(path) };
    });
    if (problems.some(({ severity }) => severity === 'error')) throw new SpecError(problems);
    warnings.push(...problems);
  }
  return { document: limited(document, files.at(-1) ?? config?.file ?? ''), warnings };
}

type Action = Partial<Omit<Transform, 'path'>>;

function actionOf(action: Json): Action {
  const [target, value] = [ownValue(action, 'target'), ownValue(action, 'update')];
  return {
    ...(typeof target === 'string' && { target }),
    ...(value !== undefined && { change: 'merge', value }),
    ...(ownValue(action, 'remove') === true && { change: 'remove' }),
  };
}

/** An overlay can make a document too deep or too large, as a file can. */
function limited(document: Draft, file: string): JsonObject {
  try {
    return copyAsJson(document, JSON.stringify(document).length).value as JsonObject;
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    throw errorAt({ file }, error.message, { cause: error });
  }
}

async function readOverlay(file: string): Promise<{ readonly actions: readonly Json[]; readonly text: string }> {
  const text = await readSource(file, file);
  const { value } = parseSource(text, file);
  const version = ownValue(value, 'overlay');
  const actions = ownValue(value, 'actions');
  if (typeof version === 'string' && /^1\./.test(version) && Array.isArray(actions)) return { actions, text };
  const message = 'The file is no overlay. One begins with `overlay: 1.0.0` and has a list of `actions`.';
  throw errorAt({ file }, message);
}

async function positionsOf(text: string, file: string): Promise<YamlPositions> {
  const [{ LineCounter, parseDocument }, { YamlPositions }] = await Promise.all([
    import('yaml'),
    import('./config/yaml-positions.ts'),
  ]);
  const lineCounter = new LineCounter();
  return new YamlPositions(parseDocument(text, { lineCounter }), lineCounter, file);
}

/** What is wrong with an action. */
type Fault = Pick<Problem, 'severity' | 'message'>;

/** Does what an action says, as far as it says anything. */
async function apply({ target, change, value }: Action, document: Draft): Promise<Fault | undefined> {
  if (typeof target !== 'string') return { severity: 'error', message: 'The action has no `target`. Add a JSONPath.' };
  const { jsonpath } = await import('json-p3');
  let nodes: JSONPathNodeList;
  try {
    nodes = jsonpath.query(target, document);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it cannot be read';
    return { severity: 'error', message: `The target is no JSONPath (${reason}). See RFC 9535.` };
  }
  if (change === undefined) {
    return { severity: 'warning', message: 'The action changes nothing. Give it an `update`, or `remove: true`.' };
  }
  // From the last to the first, so that what is removed from a list does not move what comes after it.
  for (const { location } of [...nodes].reverse()) {
    const key = location.at(-1);
    const parent = location.slice(0, -1).reduce<Draft | undefined>(childOf, document);
    const node = location.reduce<Draft | undefined>(childOf, document);
    if (change === 'remove') remove(parent, key);
    else if (value !== undefined && node !== undefined) {
      const merged = change === 'merge' ? merge(node, value) : (structuredClone(value) as Draft);
      if (key === undefined) Object.assign(document as object, merged);
      else set(parent, key, merged);
    }
  }
  if (nodes.length > 0) return undefined;
  return {
    severity: 'warning',
    message: `Nothing in the document is at ${JSON.stringify(target)}. Correct the target.`,
  };
}

function childOf(node: Draft | undefined, key: string | number): Draft | undefined {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
  return (node as { [key: string]: Draft })[key];
}

function remove(parent: Draft | undefined, key: string | number | undefined): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (typeof parent === 'object' && parent !== null && key !== undefined) delete parent[key];
}

function set(parent: Draft | undefined, key: string | number, value: Draft): void {
  // Not an assignment: a key of a document may be called `__proto__`.
  if (typeof parent === 'object' && parent !== null) {
    Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true });
  }
}

/** Objects are merged, a list gets one more item, and anything else is replaced. */
function merge(node: Draft, update: Json): Draft {
  const copy = structuredClone(update) as Draft;
  if (Array.isArray(node)) return [...node, ...(Array.isArray(copy) ? copy : [copy])];
  if (!isJsonObject(node) || !isJsonObject(update)) return copy;
  for (const [key, value] of Object.entries(update)) {
    const known = childOf(node, key);
    set(node, key, known === undefined ? (structuredClone(value) as Draft) : merge(known, value));
  }
  return node;
}
