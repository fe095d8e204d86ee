import type { Definitions, Json, JsonSchema } from './command.ts';
import { definitionName } from './input/definition-name.ts';

/** Deeper levels are named by their type alone. */
const shownLevels = 3;

/** The form of a value, for reading: a line for each property, what is inside it indented. */
export function schemaShape(schema: JsonSchema, definitions: Definitions): readonly string[] {
  const { type, inside } = describe(schema, definitions, 0);
  return inside.length > 0 ? inside : [type];
}

interface Described {
  /** `list of string or null`. */
  readonly type: string;
  /** Lines for what the value has inside. */
  readonly inside: readonly string[];
}

function describe(schema: JsonSchema, definitions: Definitions, level: number): Described {
  const name = definitionName(schema);
  if (name !== undefined) {
    const target = level > shownLevels ? undefined : definitions[name];
    return target ? describe(target, definitions, level) : { type: name, inside: [] };
  }
  const members = [schema.anyOf, schema.oneOf].flatMap((group) => (Array.isArray(group) ? group : []));
  if (members.length > 0) return describeUnion(members.filter(isSchema), definitions, level);
  if (Array.isArray(schema.allOf)) return describeAll(schema.allOf.filter(isSchema), definitions, level);
  if (isSchema(schema.properties)) return { type: typeText(schema), inside: propertyLines(schema, definitions, level) };
  if (!isSchema(schema.items)) return { type: typeText(schema), inside: [] };
  const item = describe(schema.items, definitions, level);
  const suffix = Array.isArray(schema.type) && schema.type.includes('null') ? ' or null' : '';
  return { type: `list of ${item.type}${suffix}`, inside: item.inside };
}

function describeUnion(members: readonly JsonSchema[], definitions: Definitions, level: number): Described {
  const described = members.map((member) => describe(member, definitions, level));
  const types = [...new Set(described.map(({ type }) => type))].join(' or ');
  const withInside = described.filter(({ inside }) => inside.length > 0);
  const [only] = withInside;
  if (withInside.length <= 1) return { type: types, inside: only?.inside ?? [] };
  const inside = withInside.flatMap((member, index) => [...(index > 0 ? ['or'] : []), ...member.inside.map(indented)]);
  return { type: types, inside };
}

function describeAll(members: readonly JsonSchema[], definitions: Definitions, level: number): Described {
  const described = members.map((member) => describe(member, definitions, level));
  return { type: 'object', inside: described.flatMap(({ inside }) => inside) };
}

function propertyLines(schema: JsonSchema, definitions: Definitions, level: number): readonly string[] {
  if (level > shownLevels || !isSchema(schema.properties)) return [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  const properties = Object.entries(schema.properties);
  // What tells the members of a union apart comes first.
  const isConstant = ([, property]: readonly [string, Json]) => isSchema(property) && property.const !== undefined;
  const ordered = [...properties.filter(isConstant), ...properties.filter((property) => !isConstant(property))];
  return ordered.flatMap(([name, property]) => {
    if (!isSchema(property)) return [];
    const { type, inside } = describe(property, definitions, level + 1);
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
