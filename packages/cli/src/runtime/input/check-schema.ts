import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import type { Definitions, Json, JsonSchema } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';
import { ownProperty } from '../own-property.ts';
import { definitionName } from './definition-name.ts';

/**
 * Holds a value against a schema. The schema is interpreted; no code is made from it.
 *
 * @param where - What the value was given to, for messages.
 * @throws {@link CommandError} with the usage code. It names the place as a JSON pointer, and the values allowed there.
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
export function checkSchema(where: string, value: unknown, schema: JsonSchema, definitions: Definitions): void {
  const root = readableCopy({ ...schema, $defs: reachable(schema, definitions) });
  const { errors } = new Validator(root, '2020-12', false).validate(value);
  const findings = deepest(errors);
  const [first] = findings;
  if (first === undefined) return;
  const pointer = decodeURIComponent(first.instanceLocation.slice(1));
  const allowed = [...new Set(findings.flatMap((finding) => allowedValues(finding, root)))];
  const place = pointer === '' ? where : `${where}: ${pointer}`;
  const problem = allowed.length > 0 ? `${shown(at(value, pointer))} is not allowed` : describe(first, value, root);
  const advice = allowed.length > 0 ? `Give one of: ${allowed.join(', ')}.` : 'See --help for what it takes.';
  throw new CommandError(exitCodes.usage, `${place}: ${problem}`, advice);
}

/**
 * A copy, since the library marks the schemas that it has seen. A pattern that cannot be read is left to the server, and so
 * is what is read only.
 */
function readableCopy(schema: JsonSchema): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === 'pattern' && typeof value === 'string' && !isReadable(value) ? undefined : withoutReadOnly(value),
  ) as Schema;
}

function withoutReadOnly(schema: unknown): unknown {
  const required = ownProperty(schema, 'required');
  if (!Array.isArray(required)) return schema;
  const properties = ownProperty(schema, 'properties');
  const isSent = (name: string) => ownProperty(ownProperty(properties, name), 'readOnly') !== true;
  return { ...(schema as object), required: required.filter(isSent) };
}

function isReadable(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

/** The definitions that a schema leads to, directly or not. */
function reachable(schema: JsonSchema, definitions: Definitions): Record<string, JsonSchema> {
  const found: Record<string, JsonSchema> = {};
  const open: Json[] = [schema];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    const name = definitionName(part as JsonSchema);
    const definition = name === undefined || Object.hasOwn(found, name) ? undefined : definitions[name];
    if (name !== undefined && definition !== undefined) {
      found[name] = definition;
      open.push(definition);
    }
    open.push(...Object.values(part));
  }
  return found;
}

/** Keywords that only repeat what a keyword below them has found. */
const wrappers = new Set('$ref additionalProperties allOf anyOf items oneOf prefixItems properties'.split(' '));

/** The findings for the innermost place: of a union's members the one that fits best fails there. */
function deepest(errors: readonly OutputUnit[]): readonly OutputUnit[] {
  const leaves = errors.filter(({ keyword }) => !wrappers.has(keyword));
  const depth = ({ instanceLocation }: OutputUnit) => instanceLocation.split('/').length;
  const found = leaves.length > 0 ? leaves : errors.slice(0, 1);
  const greatest = Math.max(...found.map(depth));
  const [first] = found.filter((error) => depth(error) === greatest);
  return found.filter(({ instanceLocation }) => instanceLocation === first?.instanceLocation);
}

function allowedValues({ keyword, keywordLocation }: OutputUnit, root: Schema): readonly string[] {
  if (keyword !== 'enum' && keyword !== 'const') return [];
  const stated = readKeyword(root, keywordLocation);
  return (Array.isArray(stated) ? stated : [stated]).map((value) => (typeof value === 'string' ? value : shown(value)));
}

function describe({ keyword, keywordLocation, error, instanceLocation }: OutputUnit, value: unknown, root: Schema) {
  const stated = readKeyword(root, keywordLocation);
  const actual = shown(at(value, decodeURIComponent(instanceLocation.slice(1))));
  if (keyword === 'type') return `${actual} is not of type ${Array.isArray(stated) ? stated.join(' or ') : stated}`;
  if (keyword === 'format') return `${actual} is not of format ${stated}`;
  const limit = typeof stated === 'number' || typeof stated === 'string' ? ` (${keyword} ${stated})` : '';
  return `${actual}: ${error.replace(/\.$/, '')}${limit}`;
}

function readKeyword(root: Schema, location: string): unknown {
  let current: unknown = root;
  for (const segment of segments(decodeURIComponent(location.slice(1)))) {
    current = ownProperty(current, segment);
    const name = segment === '$ref' ? definitionName({ $ref: String(current) }) : undefined;
    if (name !== undefined) current = ownProperty(root.$defs, name);
  }
  return current;
}

function at(value: unknown, pointer: string): unknown {
  return segments(pointer).reduce(ownProperty, value);
}

function segments(pointer: string): string[] {
  const escaped = pointer.split('/').slice(1);
  return escaped.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
