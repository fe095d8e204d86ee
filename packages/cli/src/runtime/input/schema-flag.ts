import type { Definitions, Flag, Json, JsonSchema, ValueType } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';
import { definitionName } from './definition-name.ts';

/** A place inside a flag's value, as a flag of its own. */
export interface InnerPlace {
  readonly flag: Flag & { readonly nullable?: true };
  readonly path: readonly InnerStep[];
}

/** A property on the way to an inner place. */
export interface InnerStep {
  /** As the document writes it. */
  readonly name: string;
  /** Whether it holds a list, into whose items the next step leads. */
  readonly isList: boolean;
}

/**
 * Finds what `--parent.child` stands for. Steps are the document's names; dashes and underscores are the same, and the
 * items of a list are stepped into without an index.
 *
 * @throws {@link CommandError} with the usage code for a name that the document does not have there.
 */
export function innerPlace(
  parent: Flag,
  steps: readonly string[],
  schema: JsonSchema,
  definitions: Definitions,
): InnerPlace {
  let current = [schema];
  const path: InnerStep[] = [];
  for (const step of steps) {
    const properties = current.flatMap((form) => propertiesOf(form, definitions));
    const known = [...new Set(properties.map(([name]) => name))];
    const name =
      known.find((candidate) => candidate === step) ?? known.find((candidate) => plain(candidate) === plain(step));
    if (name === undefined && !current.some((form) => isOpen(form, definitions))) {
      const start = [`--${parent.name}`, ...path.map((inner) => inner.name)].join('.');
      throw new CommandError(exitCodes.usage, `unknown flag ${start}.${step}`, {
        given: `${start}.${step}`,
        known: known.map((candidate) => `${start}.${candidate}`),
      });
    }
    current = properties.filter(([candidate]) => candidate === name).map(([, form]) => form);
    path.push({ name: name ?? step, isList: current.some((form) => isList(form, definitions)) });
  }
  const name = [parent.name, ...path.map((inner) => inner.name)].join('.');
  return { flag: schemaFlag(name, current, definitions), path };
}

/** Names of the places inside a value, one step deep. */
export function innerNames(schema: JsonSchema, definitions: Definitions): readonly string[] {
  return [...new Set(propertiesOf(schema, definitions).map(([name]) => name))];
}

function plain(name: string): string {
  return name.replaceAll('-', '_').toLowerCase();
}

type NamedForm = readonly [name: string, form: JsonSchema];

/** Properties of an object, of the items of a list, and of every member of a union, each name with its forms. */
function propertiesOf(schema: JsonSchema, definitions: Definitions): readonly NamedForm[] {
  return variants(schema, definitions).flatMap((form) => {
    if (isSchema(form.items)) return propertiesOf(form.items, definitions);
    return Object.entries(isSchema(form.properties) ? form.properties : {}) as NamedForm[];
  });
}

function isList(schema: JsonSchema, definitions: Definitions): boolean {
  return variants(schema, definitions).some((form) => isSchema(form.items));
}

/** Whether an object may have properties that the document does not name. */
function isOpen(schema: JsonSchema, definitions: Definitions): boolean {
  return variants(schema, definitions).some((form) => {
    const isAnything = Object.keys(form).length === 0;
    const isObject = form.type === 'object' || (Array.isArray(form.type) && form.type.includes('object'));
    return isAnything || (isObject && form.additionalProperties !== false && !isSchema(form.properties));
  });
}

/** The schemas that a value may obey, references followed and unions opened. A circle ends where it closes. */
function variants(schema: JsonSchema, definitions: Definitions, seen: readonly string[] = []): readonly JsonSchema[] {
  const name = definitionName(schema);
  if (name !== undefined) {
    const target = seen.includes(name) ? undefined : definitions[name];
    return target === undefined ? [] : variants(target, definitions, [...seen, name]);
  }
  const members = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((group) => (Array.isArray(group) ? group : []));
  if (members.length === 0) return [schema];
  return members.flatMap((member) => (isSchema(member) ? variants(member, definitions, seen) : []));
}

const scalars = new Set<unknown>(['string', 'integer', 'number', 'boolean']);

/** A schema as the flag that takes its values. What a flag cannot say is left to the check of the whole. */
function schemaFlag(
  name: string,
  schemas: readonly JsonSchema[],
  definitions: Definitions,
): Flag & { readonly nullable?: true } {
  const forms = schemas.flatMap((schema) => variants(schema, definitions));
  const typed = forms.flatMap((form) => typesOf(form).map((type) => ({ type, form })));
  const nullable = typed.some(({ type }) => type === 'null') ? { nullable: true as const } : {};
  const [only, ...others] = typed.filter(({ type }) => type !== 'null');
  if (only === undefined || others.some(({ type }) => type !== only.type)) return { name, type: 'json', ...nullable };
  if (scalars.has(only.type)) return { name, type: only.type as ValueType, ...nullable };
  const items = isSchema(only.form.items) ? schemaFlag(name, [only.form.items], definitions) : undefined;
  if (only.type === 'array' && items && items.list === undefined) return { ...items, list: true, ...nullable };
  return { name, type: 'json', ...nullable };
}

function typesOf({ type, enum: values, const: constant }: JsonSchema): readonly unknown[] {
  if (Array.isArray(type)) return type;
  if (type !== undefined) return [type];
  const stated = Array.isArray(values) ? values : constant === undefined ? [] : [constant];
  return [...new Set(stated.map((value) => (value === null ? 'null' : typeof value)))];
}

function isSchema(value: Json | undefined): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
