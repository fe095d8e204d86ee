import type { Definitions, Json, JsonSchema } from './command.ts';
import { definitionName } from './input/definition-name.ts';

/** Deeper levels are named by their type alone, and so are those that would make it longer than this. */
const mostLevels = 3;
const mostLines = 100;

/** Schemas by name, and how many levels are shown. */
interface Scope {
  readonly definitions: Definitions;
  readonly levels: number;
}

/** The form of a value, for reading: a line for each property, what is inside it indented. */
export function schemaShape(schema: JsonSchema, definitions: Definitions): readonly string[] {
  let shown: readonly string[] = [];
  for (let levels = 0; levels <= mostLevels; levels += 1) {
    const { type, inside } = describe(schema, { definitions, levels }, 0);
    const lines = inside.length > 0 ? inside : [type];
    if (levels > 0 && lines.length > mostLines) break;
    shown = lines;
  }
  return shown;
}

interface Described {
  /** `list of string or null`. */
  readonly type: string;
  /** Lines for what the value has inside. */
  readonly inside: readonly string[];
}

function describe(schema: JsonSchema, scope: Scope, level: number): Described {
  const name = definitionName(schema);
  if (name !== undefined) {
    const target = level > scope.levels ? undefined : scope.definitions[name];
    return target ? describe(target, scope, level) : { type: name, inside: [] };
  }
  const members = [schema.anyOf, schema.oneOf].flatMap((group) => (Array.isArray(group) ? group : []));
  if (members.length > 0) return describeUnion(members.filter(isSchema), scope, level);
  if (Array.isArray(schema.allOf)) return describeAll(schema.allOf.filter(isSchema), scope, level);
  if (isSchema(schema.properties)) return { type: typeText(schema), inside: propertyLines(schema, scope, level) };
  if (!isSchema(schema.items)) return { type: typeText(schema), inside: [] };
  const item = describe(schema.items, scope, level);
  const suffix = Array.isArray(schema.type) && schema.type.includes('null') ? ' or null' : '';
  return { type: `list of ${item.type}${suffix}`, inside: item.inside };
}

function describeUnion(members: readonly JsonSchema[], scope: Scope, level: number): Described {
  const described = members.map((member) => describe(member, scope, level));
  const types = [...new Set(described.map(({ type }) => type))].join(' or ');
  const withInside = described.filter(({ inside }) => inside.length > 0);
  const [only] = withInside;
  if (withInside.length <= 1) return { type: types, inside: only?.inside ?? [] };
  const inside = withInside.flatMap((member, index) => [...(index > 0 ? ['or'] : []), ...member.inside.map(indented)]);
  return { type: types, inside };
}

function describeAll(members: readonly JsonSchema[], scope: Scope, level: number): Described {
  const described = members.map((member) => describe(member, scope, level));
  return { type: 'object', inside: described.flatMap(({ inside }) => inside) };
}

function propertyLines(schema: JsonSchema, scope: Scope, level: number): readonly string[] {
  if (level > scope.levels || !isSchema(schema.properties)) return [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  const properties = Object.entries(schema.properties);
  // What tells the members of a union apart comes first.
  const isConstant = ([, property]: readonly [string, Json]) => isSchema(property) && property.const !== undefined;
  const ordered = [...properties.filter(isConstant), ...properties.filter((property) => !isConstant(property))];
  return ordered.flatMap(([name, property]) => {
    if (!isSchema(property)) return [];
    const { type, inside } = describe(property, scope, level + 1);
    return [`${name}${required.includes(name) ? '' : '?'}: ${type}`, ...inside.map(indented)];
  });
}

function typeText({ type, enum: values, const: constant }: JsonSchema): string {
  if (constant !== undefined) return JSON.stringify(constant);
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(' | ');
  return Array.isArray(type) ? type.join(' or ') : typeof type === 'string' ? type : 'any value';
}

function indented(line: string): string {
  return `  ${line}`;
}

function isSchema(value: Json | undefined): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
