import { coerceTexts, listOrOnly, shapeOf, type TextReading } from './coerce-texts.ts';
import { itemsOf, othersOf, propertiesOf } from './document/schema-parts.ts';
import { parseJson } from './parse-json.ts';
import type { JsonSchema } from './route.ts';

/** The texts of one name, or what stands below it by its next step. */
type Node = string[] | Map<string, Node>;

/** Steps beyond which a name is taken as it stands: no schema is that deep, and no call may be. */
const maxSteps = 32;

/**
 * Reads fields whose names have steps in brackets: `a[b][c]`, a list by positions `a[0]` or in order `a[]`. A name that the
 * schema declares as it stands is that property. Of a single value that is sent several times the last counts; a text
 * where an object is wanted is read as JSON.
 *
 * @param schema - Of the object that the fields make up.
 */
export function readTree(
  fields: Iterable<readonly [name: string, text: string]>,
  schema: JsonSchema,
  reading: TextReading,
): Record<string, unknown> {
  const properties = propertiesOf(schema, reading.definitions);
  const others = othersOf(schema, reading.definitions);
  const root = new Map<string, Node>();
  for (const [name, text] of fields) insert(root, properties.has(name) ? [name] : stepsOf(name), text);
  return Object.fromEntries(
    [...root].map(([name, node]) => [name, readNode(node, properties.get(name) ?? others, reading)]),
  );
}

function stepsOf(name: string): readonly string[] {
  const [, first, rest = ''] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name) ?? [];
  const steps = rest.slice(1, -1).split('][');
  return first === undefined || rest === '' || steps.length > maxSteps ? [name] : [first, ...steps];
}

function insert(root: Map<string, Node>, steps: readonly string[], text: string): void {
  let branch = root;
  for (const step of steps.slice(0, -1)) {
    const next = branch.get(step || String(branch.size)) ?? new Map<string, Node>();
    // A name cannot be a text and hold others; the first counts.
    if (!(next instanceof Map)) return;
    branch.set(step || String(branch.size), next);
    branch = next;
  }
  const last = steps.at(-1) || String(branch.size);
  const texts = branch.get(last) ?? [];
  if (!Array.isArray(texts)) return;
  // In place: a copy for each of many texts would take for ever.
  texts.push(text);
  branch.set(last, texts);
}

function readNode(node: Node, schema: JsonSchema, reading: TextReading): unknown {
  const { definitions } = reading;
  const shape = shapeOf(schema, reading);
  const items = itemsOf(schema, definitions) ?? {};
  if (Array.isArray(node)) {
    if (shape !== 'list') return readText(node.at(-1) ?? '', schema, reading);
    const list = node.map((text) => readText(text, items, reading));
    return listOrOnly(list, node, schema, reading);
  }
  const isList = shape === 'list' || (shape === 'single' && [...node.keys()].every((key) => /^\d+$/.test(key)));
  if (isList) {
    const inOrder = [...node].sort(([a], [b]) => Number(a) - Number(b));
    return inOrder.map(([, item]) => readNode(item, items, reading));
  }
  const properties = propertiesOf(schema, definitions);
  const others = othersOf(schema, definitions);
  return Object.fromEntries(
    [...node].map(([name, inner]) => [name, readNode(inner, properties.get(name) ?? others, reading)]),
  );
}

function readText(text: string, schema: JsonSchema, reading: TextReading): unknown {
  if (shapeOf(schema, reading) !== 'object') return coerceTexts(text, schema, reading);
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
