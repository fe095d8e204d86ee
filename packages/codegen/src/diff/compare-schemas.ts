import type { Json, ObjectSchema, Property, Schema, UnionSchema } from '../model/schema.ts';
import { resolveSchema, type SchemaIndex, variantsOf } from '../model/schema-tools.ts';
import { isEqualJson, type PlainObject } from '../spec/plain.ts';
import type { Direction, Report } from './change.ts';

/** What comparing two schemas needs. */
export interface SchemaComparison {
  readonly direction: Direction;
  readonly before: SchemaIndex;
  readonly after: SchemaIndex;
  readonly report: Report;
}

/**
 * Compares two versions of a schema. What both refer to by the same name is left out: named schemas are compared by
 * themselves, once.
 */
export function compareSchemas(before: Schema, after: Schema, place: string, comparison: SchemaComparison): void {
  const { direction, report } = comparison;
  const isSent = direction === 'request';
  if (before.nullable !== true && after.nullable === true && after.kind !== 'unknown') {
    if (isSent) report('feature', place, 'May be null now.');
    else report('breaking', place, 'Can be null now.');
  }
  if (before.nullable === true && after.nullable !== true && after.kind !== 'unknown') {
    if (isSent) report('breaking', place, 'Must not be null any more.');
    else report('fix', place, 'Is never null any more.');
  }
  if (before.kind === 'reference' && after.kind === 'reference' && before.name === after.name) return;
  const old = resolveSchema(before, comparison.before);
  const young = resolveSchema(after, comparison.after);
  const [oldValues, youngValues] = [valuesOf(old), valuesOf(young)];
  if (oldValues && youngValues) compareValues(oldValues, youngValues, place, comparison);
  else if (old.kind === 'object' && young.kind === 'object') compareObjects(old, young, place, comparison);
  else if (old.kind === 'array' && young.kind === 'array') {
    compareSchemas(old.items, young.items, `${place}[]`, comparison);
  } else if (old.kind === 'union' && young.kind === 'union') compareUnions(old, young, place, comparison);
  else if (old.kind === 'intersection' && young.kind === 'intersection') {
    compareMembers(old.members, young.members, place, comparison);
  } else compareKinds(old, young, place, comparison);
}

function valuesOf(schema: Schema): readonly Json[] | undefined {
  if (schema.kind === 'const') return [schema.value];
  return schema.kind === 'enum' ? schema.values : undefined;
}

function compareValues(
  before: readonly Json[],
  after: readonly Json[],
  place: string,
  { direction, report }: SchemaComparison,
): void {
  const lacks = (values: readonly Json[], value: Json) => !values.some((other) => isEqualJson(other, value));
  for (const value of before.filter((candidate) => lacks(after, candidate))) {
    report(direction === 'request' ? 'breaking' : 'fix', place, `The value ${JSON.stringify(value)} is gone.`);
  }
  for (const value of after.filter((candidate) => lacks(before, candidate))) {
    report('feature', place, `The value ${JSON.stringify(value)} is new.`);
  }
}

function compareObjects(before: ObjectSchema, after: ObjectSchema, place: string, comparison: SchemaComparison): void {
  compareProperties(before.properties, after.properties, place, comparison);
  const [old, young] = [before.additionalProperties, after.additionalProperties];
  if (old && young) compareSchemas(old, young, `${place}.*`, comparison);
}

/** Compares what stands under names: properties of an object, or of a parameter object. */
export function compareProperties(
  before: readonly Property[],
  after: readonly Property[],
  place: string,
  comparison: SchemaComparison,
): void {
  const { direction, report } = comparison;
  const isSent = direction === 'request';
  const young = new Map(after.map((property) => [property.name, property]));
  const known = new Set(before.map(({ name }) => name));
  for (const property of before) {
    const inside = `${place}.${property.name}`;
    const now = young.get(property.name);
    if (now === undefined) {
      report('breaking', inside, 'Is gone.');
      continue;
    }
    if (!property.required && now.required) {
      report(isSent ? 'breaking' : 'fix', inside, isSent ? 'Is required now.' : 'Is always there now.');
    }
    if (property.required && !now.required) {
      report(isSent ? 'feature' : 'breaking', inside, isSent ? 'Is optional now.' : 'May be missing now.');
    }
    compareSchemas(property.schema, now.schema, inside, comparison);
  }
  for (const { name, required } of after.filter((property) => !known.has(property.name))) {
    const breaks = isSent && required;
    report(breaks ? 'breaking' : 'feature', `${place}.${name}`, breaks ? 'Is new, and required.' : 'Is new.');
  }
}

function compareUnions(before: UnionSchema, after: UnionSchema, place: string, comparison: SchemaComparison): void {
  const isOpen = variantsOf(before, comparison.before) !== undefined;
  const [isSent, { report }] = [comparison.direction === 'request', comparison];
  const gone = before.members.filter((member) => !holds(after.members, member));
  const added = after.members.filter((member) => !holds(before.members, member));
  for (const member of gone) report(isSent ? 'breaking' : 'fix', place, `The form ${nameOf(member)} is gone.`);
  // Answers are typed open to variants that a document does not know, where something tells variants apart.
  for (const member of added) {
    report(isSent || isOpen ? 'feature' : 'breaking', place, `The form ${nameOf(member)} is new.`);
  }
}

function compareMembers(
  before: readonly Schema[],
  after: readonly Schema[],
  place: string,
  comparison: SchemaComparison,
): void {
  before.forEach((member, index) => {
    const now = after[index];
    if (now !== undefined) compareSchemas(member, now, place, comparison);
  });
  if (before.length !== after.length) comparison.report('breaking', place, 'Is made of other parts now.');
}

function holds(members: readonly Schema[], member: Schema): boolean {
  if (member.kind === 'reference') {
    return members.some((other) => other.kind === 'reference' && other.name === member.name);
  }
  return members.some((other) => isEqualJson(withoutProse(other), withoutProse(member)));
}

function nameOf(schema: Schema): string {
  return schema.kind === 'reference' ? `\`${schema.name}\`` : `\`${schema.kind}\``;
}

/** Text of any value is a wider form of text of some values, and so on: what each form holds besides itself. */
function includes(wide: Schema, narrow: Schema): boolean {
  if (wide.kind === 'unknown' || narrow.kind === 'never') return true;
  const values = valuesOf(narrow);
  if (wide.kind === 'string' && values) return values.every((value) => typeof value === 'string');
  if ((wide.kind === 'number' || wide.kind === 'integer') && values) {
    return values.every((value) => typeof value === 'number');
  }
  if (wide.kind === 'union')
    return holds(wide.members, narrow) || wide.members.some(({ kind }) => kind === narrow.kind);
  return wide.kind === 'number' && narrow.kind === 'integer';
}

function compareKinds(before: Schema, after: Schema, place: string, { direction, report }: SchemaComparison): void {
  const isSent = direction === 'request';
  if (before.kind === after.kind) {
    const { default: oldDefault, ...oldLimits } = withoutProse(before);
    const { default: youngDefault, ...youngLimits } = withoutProse(after);
    if (!isEqualJson(oldDefault, youngDefault)) report('fix', place, 'Has another default now.');
    if (!isEqualJson(oldLimits, youngLimits)) report('fix', place, 'Has other limits now.');
    return;
  }
  const message = `Was \`${before.kind}\` and is \`${after.kind}\`.`;
  const isNumber = [before, after].every(({ kind }) => kind === 'number' || kind === 'integer');
  // Both are the same type in TypeScript; only a server may mind.
  if (isNumber) report(isSent && after.kind === 'integer' ? 'breaking' : 'fix', place, message);
  else if (isSent && includes(after, before)) report('feature', place, message);
  else if (!isSent && includes(before, after)) report('fix', place, message);
  else report('breaking', place, message);
}

/** A schema's rules. Null is compared by itself. */
function withoutProse(schema: Schema): PlainObject {
  const { description: _, title: __, examples: ___, nullable: ____, ...rest } = schema;
  return JSON.parse(JSON.stringify(rest)) as PlainObject;
}
