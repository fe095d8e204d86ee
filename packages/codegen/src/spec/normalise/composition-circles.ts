import type { OpenApiDocument, SchemaObject } from '../document.ts';
import { joinPointer, schemaReference } from '../json-pointer.ts';
import type { NormaliseContext } from './context.ts';
import { splitAnnotations } from './schema-form.ts';

/** That a schema is made of another: all of it, or one of several. Both are references. */
interface Part {
  readonly from: string;
  readonly to: string;
  readonly isChoice: boolean;
}

/**
 * Breaks circles of component schemas that are made of themselves by `allOf`, `anyOf` or `oneOf`: no value can be checked
 * against them, and no type can be written. Schemas that hold themselves in a property or a list are none of these.
 *
 * A base that lists its kinds, each of which has all of the base, is broken where a kind refers to the base: there the
 * base's own properties take its place. A circle of another form is broken where it closes, which leaves out nothing
 * that it says.
 */
export function withoutCircles(document: OpenApiDocument, warn: NormaliseContext['warn']): OpenApiDocument {
  const schemas: Record<string, SchemaObject> = Object.assign(Object.create(null), document.components.schemas);
  const names = new Map(Object.keys(schemas).map((name) => [schemaReference(name), name]));
  const broken = findBreaks(schemas, names);
  if (broken.length === 0) return document;
  for (const { from, to } of broken) {
    const name = names.get(from) ?? '';
    const source = schemas[name];
    const target = document.components.schemas[names.get(to) ?? ''];
    if (source === undefined || target === undefined) continue;
    schemas[name] = withoutPart(source, to, ownRules(target)) ?? splitAnnotations(source).annotations;
    const pointer = joinPointer('#/components/schemas', name);
    const other = from === to ? 'itself' : `${JSON.stringify(names.get(to))}, which is made of it`;
    warn(pointer, `This schema is made of ${other}. That part is left out; correct it.`);
  }
  return { ...document, components: { ...document.components, schemas } };
}

/** The parts to take away, so that no circle is left. Each schema is visited once. */
function findBreaks(
  schemas: Readonly<Record<string, SchemaObject>>,
  names: ReadonlyMap<string, string>,
): readonly Part[] {
  const broken: Part[] = [];
  const done = new Set<string>();
  for (const start of names.keys()) {
    // The way from the start to where the search is, and what is left to visit from each step of it.
    const way: Part[] = [];
    const open: { readonly at: string; readonly parts: Part[] }[] = [];
    const visit = (at: string) => {
      const schema = schemas[names.get(at) ?? ''];
      open.push({ at, parts: schema ? partsOf(schema, at, false).reverse() : [] });
    };
    if (!done.has(start)) visit(start);
    for (let step = open.at(-1); step !== undefined; step = open.at(-1)) {
      const part = step.parts.pop();
      if (part === undefined) {
        done.add(step.at);
        open.pop();
        way.pop();
        continue;
      }
      const circleStart = open.findIndex(({ at }) => at === part.to);
      if (circleStart >= 0) broken.push(chooseBreak([...way.slice(circleStart), part]));
      else if (!done.has(part.to)) {
        way.push(part);
        visit(part.to);
      }
    }
  }
  return broken;
}

function chooseBreak(circle: readonly Part[]): Part {
  const closing = circle.at(-1) as Part;
  const toBase = circle.find((part, index) => {
    const next = circle[(index + 1) % circle.length];
    return !part.isChoice && next?.isChoice === true;
  });
  return toBase ?? closing;
}

/** What a schema is made of, at any depth of composition. */
function partsOf(schema: SchemaObject, from: string, isChoice: boolean): Part[] {
  if (schema.$ref !== undefined) return [{ from, to: schema.$ref, isChoice }];
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [
    ...(schema.allOf ?? []).flatMap((member) => partsOf(member, from, isChoice)),
    ...choices.flatMap((member) => partsOf(member, from, true)),
  ];
}

/** What a schema says beside what it is made of. */
function ownRules(schema: SchemaObject): SchemaObject | undefined {
  const { allOf, anyOf, oneOf, discriminator, $ref, ...rules } = splitAnnotations(schema).shape;
  return Object.keys(rules).some((key) => key !== 'type') ? rules : undefined;
}

/** Takes a part out of a schema, or puts rules in its place; gives nothing where no rule is left. */
function withoutPart(schema: SchemaObject, part: string, rules: SchemaObject | undefined): SchemaObject | undefined {
  if (schema.$ref === part) return undefined;
  const { allOf, anyOf, oneOf, ...others } = schema;
  const choices = (members: readonly SchemaObject[] | undefined) =>
    members?.flatMap((member) => withoutPart(member, part, undefined) ?? []);
  const all = allOf?.flatMap((member) => withoutPart(member, part, rules) ?? rules ?? []);
  const any = choices(anyOf);
  const one = choices(oneOf);
  const [only] = any ?? one ?? [];
  if (only?.type === 'null' && (any ?? one)?.length === 1) return { ...splitAnnotations(schema).annotations, ...only };
  const rest: SchemaObject = {
    ...others,
    ...(all && all.length > 0 && { allOf: all }),
    ...(any && any.length > 0 && { anyOf: any }),
    ...(one && one.length > 0 && { oneOf: one }),
  };
  const isEmptied = Object.keys(splitAnnotations(rest).shape).length === 0;
  return isEmptied && (allOf ?? anyOf ?? oneOf) ? undefined : rest;
}
